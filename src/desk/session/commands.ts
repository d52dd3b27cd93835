import type { DeskSession } from "#client/desk-session.ts";
import { ModelStore } from "#client/model-store.ts";
import type { CommandPayload } from "#contract/commands/commands.ts";
import type { ErrorCode } from "#contract/error-codes.ts";
import type { Answer } from "#contract/frames.ts";
import type { CommandId } from "#contract/ids.ts";
import { type DeskCommand, whyNotOffline } from "./offline-policy.ts";
import { wordsForError } from "../words/words-for-error.ts";
import { loadLaterWords } from "../words/words.ts";

/** Why a command was not carried out. A press that repeats an unanswered one needs no words: it is ignored. */
interface Refusal {
  readonly code: ErrorCode | "not-connected" | "asked-already";
  readonly words: string;
}

export type Given =
  | { readonly ok: Answer; readonly refusal?: never }
  | { readonly ok?: never; readonly refusal: Refusal };

/** Fields that say how something is done, and not what: two presses that differ in them alone are the same. */
const beside: ReadonlySet<string> = new Set(["text", "note", "seenNumber"]);

/**
 * The one place where the desk gives commands: each is given once for as long as it is unanswered, and only
 * those that the offline policy lets wait are given without a connection.
 */
export class Commands {
  /** The unanswered commands, each with what it is about. */
  readonly pending = new ModelStore<readonly string[]>([]);
  readonly #session: DeskSession;

  constructor(session: DeskSession) {
    this.#session = session;
  }

  async give<Name extends DeskCommand>(
    name: Name,
    payload: CommandPayload<Name>,
    id?: CommandId,
  ): Promise<Given> {
    const key = keyOf(name, payload);
    if (this.pending.get().includes(key)) return { refusal: { code: "asked-already", words: "" } };
    const isOnline = this.#session.model.get().connection === "online";
    const whyNot = isOnline ? null : whyNotOffline(name);
    if (whyNot !== null) return { refusal: { code: "not-connected", words: whyNot } };
    this.pending.set([...this.pending.get(), key]);
    const { ok, error } = await this.#session.command(name, payload, id);
    this.pending.set(this.pending.get().filter((other) => other !== key));
    if (ok) return { ok };
    // Without them the refusal is in the server's words.
    await loadLaterWords().catch(() => null);
    return { refusal: { code: error.code, words: wordsForError(error) } };
  }
}

/** Is a command of this name unanswered, and about the item with this id where one is given? */
export function isPending(pending: readonly string[], name: DeskCommand, id?: string): boolean {
  const about = id === undefined ? "" : `:${JSON.stringify(id)}`;
  return pending.some((key) => key.startsWith(`${name} `) && key.includes(about));
}

function keyOf(name: DeskCommand, payload: object): string {
  const subject = Object.entries(payload).filter(([field]) => !beside.has(field));
  return `${name} ${JSON.stringify(Object.fromEntries(subject))}`;
}
