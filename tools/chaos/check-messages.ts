import type { Asked, Ledger } from "./ledger.ts";
import { groupBy } from "./group-by.ts";
import type { LoggedEvent } from "./read-stored.ts";
import { textOfEvent } from "./text-of-event.ts";

/** Differences between the logs and the answers; every number must be 0. */
export interface MessageCount {
  /** Acknowledged, and not in the log as it was written. */
  lost: number;
  /** One command, or one text that was written once, more than once in the logs. */
  doubled: number;
  /** Stands in its chat before something its writer wrote, or had acknowledged, earlier. */
  outOfOrder: number;
  /**
   * An answer that names another event than the command's, two different answers, or a refusal of a stored
   * command.
   */
  wronglyAnswered: number;
  readonly findings: string[];
}

type Told = Pick<Ledger, "asked" | "written">;

/** Compares the events of commands in the logs with the texts written and the answers received. */
export function checkMessages({ asked, written }: Told, events: readonly LoggedEvent[]): MessageCount {
  const count: MessageCount = { lost: 0, doubled: 0, outOfOrder: 0, wronglyAnswered: 0, findings: [] };
  const messages = events.filter(({ type }) => type === "message.sent");
  const byCommand = groupBy(messages, ({ commandId }) => commandId);
  const byPlace = new Map(events.map((event) => [`${event.logId} ${event.number}`, event]));
  for (const one of asked.values()) {
    if (one.text !== null) checkOne(one, byCommand.get(one.id) ?? [], count);
    checkAnswers(one, byPlace, count);
  }
  checkTexts(written, messages, count);
  checkOrder({ asked, written }, messages, count);
  return count;
}

function checkOne(
  { id, who, text, answers, refusal }: Asked,
  stored: readonly LoggedEvent[],
  count: MessageCount,
): void {
  const isAsWritten = stored[0] !== undefined && textOfEvent(stored[0]) === text;
  if (answers.length > 0 && !isAsWritten) {
    count.lost += 1;
    count.findings.push(`${id} of ${who} was acknowledged and is ${stored[0] ? "changed" : "not there"}`);
  }
  if (stored.length > 1) {
    count.doubled += stored.length - 1;
    count.findings.push(`${id} of ${who} is there ${stored.length} times`);
  }
  if (refusal && stored.length > 0) {
    count.wronglyAnswered += 1;
    count.findings.push(`${id} of ${who} is there and was refused: ${refusal.code}`);
  }
}

/** Number 0: the command was acknowledged and changed nothing. */
function checkAnswers(
  { id, who, name, answers }: Asked,
  byPlace: ReadonlyMap<string, LoggedEvent>,
  count: MessageCount,
): void {
  const places = new Set(answers.map(({ ok }) => `${ok.log} ${ok.number}`));
  const wrong = [...places].filter((place) => {
    const isUnchanged = place.endsWith(" 0") && name !== "customer.write" && name !== "message.send";
    return !isUnchanged && byPlace.get(place)?.commandId !== id;
  });
  if (wrong.length === 0 && places.size <= 1) return;
  count.wronglyAnswered += 1;
  count.findings.push(`${name} ${id} of ${who} was answered with ${[...places].join(", ")}`);
}

/** Every text was written once, so that a message under a second id is found as well. */
function checkTexts(written: Told["written"], messages: readonly LoggedEvent[], count: MessageCount): void {
  const known = new Set([...written.values()].flat());
  for (const [text, stored] of groupBy(messages, textOfEvent)) {
    const commands = new Set(stored.map(({ commandId }) => commandId)).size;
    if (commands > 1) {
      count.doubled += commands - 1;
      count.findings.push(`“${text.slice(-40)}” is there under ${commands} ids`);
    }
    if (known.has(text)) continue;
    count.wronglyAnswered += 1;
    count.findings.push(`“${text.slice(-40)}” is there and nobody wrote it`);
  }
}

function checkOrder({ asked, written }: Told, messages: readonly LoggedEvent[], count: MessageCount): void {
  const places = new Map([...written.values()].flatMap((texts) => texts.map((text, index) => [text, index])));
  const ofWriter = groupBy(messages, ({ logId, commandId }) => {
    const who = commandId ? asked.get(commandId)?.who : undefined;
    return `${logId} ${who ?? ""}`;
  });
  for (const [key, unordered] of ofWriter) {
    const inLog = unordered.toSorted((a, b) => a.number - b.number);
    const asWritten = inLog.map((event) => places.get(textOfEvent(event)) ?? -1);
    const asAnswered = inLog.flatMap(({ commandId }) => {
      const turn = commandId ? asked.get(commandId)?.answers[0]?.turn : undefined;
      return turn ?? [];
    });
    const moved = countFalls(asWritten) + countFalls(asAnswered);
    if (moved === 0) continue;
    count.outOfOrder += moved;
    count.findings.push(`${moved} messages out of order: ${key}`);
  }
}

/** How often a number is not larger than the one before it. */
export function countFalls(numbers: readonly number[]): number {
  return numbers.filter((number, index) => index > 0 && number <= (numbers[index - 1] ?? 0)).length;
}
