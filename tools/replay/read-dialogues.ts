import { parse } from "csv-parse/sync";

/** One turn of a customer in the data. */
interface Turn {
  readonly text: string;
  /** An agent spoke between this turn and the one before. */
  readonly afterReply: boolean;
}

/** The customer's side of one real dialogue. */
export interface Dialogue {
  readonly id: string;
  readonly turns: readonly Turn[];
  /** The subject. */
  readonly intent: string;
}

const columns = ["conversationId", "turnNumber", "utteranceId", "utterance", "slot-labels", "intent"];

/** Intents that describe the manner of speaking, not the subject. */
const manners = new Set([
  "",
  "contentonly",
  "confirmation",
  "rejection",
  "thankyou",
  "openinggreeting",
  "closinggreeting",
]);

/**
 * Reads dialogues from tab-separated lines (conversationId, turnNumber, utteranceId, utterance, slot-labels,
 * intent) with the customers' turns; missing turn numbers belong to the agent. Throws a `TypeError` that
 * names the line when the form is another.
 */
export function readDialogues(text: string): Dialogue[] {
  const [head, ...rows] = rowsOf(text);
  if (head?.join() !== columns.join()) {
    throw new TypeError(`The first line must name the columns ${columns.join(", ")}.`);
  }
  const conversations = new Map<string, { number: number; text: string; intent: string }[]>();
  for (const [index, row] of rows.entries()) {
    const [id, turnNumber, , utterance, , intent] = row;
    if (!id || !/^\d+(\.0)?$/.test(turnNumber ?? "") || utterance === undefined) {
      throw new TypeError(`Row ${index + 2} is not a turn: ${row.join(" ").slice(0, 80)}`);
    }
    const turns = conversations.get(id) ?? [];
    conversations.set(id, turns);
    turns.push({ number: Number(turnNumber), text: utterance.trim(), intent: intent?.trim() ?? "" });
  }
  return [...conversations].flatMap(([id, turns]) => dialogueOf(id, turns));
}

/** Fields that hold line breaks are quoted. */
function rowsOf(text: string): string[][] {
  return parse(text, {
    delimiter: "\t",
    relaxQuotes: true,
    relaxColumnCount: true,
    skipEmptyLines: true,
  });
}

function dialogueOf(
  id: string,
  said: readonly { number: number; text: string; intent: string }[],
): Dialogue[] {
  const inOrder = said.toSorted((a, b) => a.number - b.number);
  const intent = inOrder.find((turn) => !manners.has(turn.intent))?.intent ?? "outofdomain";
  const turns = inOrder
    .map(({ text, number }, index) => ({
      text,
      afterReply: index > 0 && number - (inOrder[index - 1]?.number ?? number) > 1,
    }))
    // Now and then the data has a turn without words.
    .filter(({ text }) => text !== "");
  return turns.length === 0 ? [] : [{ id, turns, intent: intent.replace(/<[^>]*>.*/, "") }];
}
