import type { Memory } from "#client/platform.ts";
import type { ChatId, TemplateId, UserId } from "#contract/ids.ts";

/** Text that somebody is writing and has not sent. */
export interface Draft {
  readonly text: string;
  /** The template the draft started from, as long as any of it is left. */
  readonly templateId: TemplateId | null;
  /** Answers for the customer to choose from; left out: none. */
  readonly choices?: readonly string[];
}

/** A reply goes to the customer, a note and a call for help never do: they are kept apart by name. (F-30) */
export type DraftKind = "reply" | "note" | "help";

export interface Cursor {
  readonly start: number;
  readonly end: number;
}

export const emptyDraft: Draft = { text: "", templateId: null };

/** A chat that has not come back after this time has been answered by somebody else. */
const keptMs = 7 * 24 * 3_600_000;

interface KeptDraft extends Draft {
  readonly at: number;
}

/** The drafts of one user: one for each chat and kind, kept through switching and reload. (B-24) */
export class DraftStore {
  readonly #memory: Memory;
  readonly #prefix: string;
  readonly #drafts = new Map<string, Draft>();
  readonly #cursors = new Map<string, Cursor>();
  readonly #listeners = new Set<() => void>();

  constructor(memory: Memory, { userId, now }: { userId: UserId; now: number }) {
    this.#memory = memory;
    this.#prefix = `bellhop-draft-${userId}-`;
    for (const key of memory.keys(this.#prefix)) {
      const kept = readDraft(memory.read(key));
      if (!kept || now - kept.at > keptMs) memory.write(key, null);
    }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** The same object until it is written. */
  read(kind: DraftKind, chatId: ChatId): Draft {
    const key = this.#keyOf(kind, chatId);
    const known = this.#drafts.get(key);
    if (known) return known;
    const kept = readDraft(this.#memory.read(key));
    const { at: _, ...draft } = kept ?? { at: 0, ...emptyDraft };
    this.#drafts.set(key, draft);
    return draft;
  }

  write(kind: DraftKind, chatId: ChatId, { draft, now }: { draft: Draft; now: number }): void {
    const key = this.#keyOf(kind, chatId);
    const isEmpty = draft.text === "" && !draft.choices?.length;
    this.#drafts.set(key, isEmpty ? emptyDraft : draft);
    const kept: KeptDraft = { ...draft, at: now };
    this.#memory.write(key, isEmpty ? null : JSON.stringify(kept));
    this.#tell();
  }

  /** The text has been stored: it leaves the draft, and what was written behind it meanwhile stays. */
  settle(kind: DraftKind, chatId: ChatId, { text, now }: { text: string; now: number }): void {
    const draft = this.read(kind, chatId);
    const rest = draft.text.startsWith(text) ? draft.text.slice(text.length).trimStart() : draft.text;
    this.write(kind, chatId, { draft: { ...draft, text: rest }, now });
  }

  /** The writer's last cursor in the draft, in any field that shows it; its end when there is none yet. */
  cursor(kind: DraftKind, chatId: ChatId): Cursor {
    const { length } = this.read(kind, chatId).text;
    const cursor = this.#cursors.get(this.#keyOf(kind, chatId)) ?? { start: length, end: length };
    return { start: Math.min(cursor.start, length), end: Math.min(cursor.end, length) };
  }

  setCursor(kind: DraftKind, chatId: ChatId, cursor: Cursor): void {
    this.#cursors.set(this.#keyOf(kind, chatId), cursor);
  }

  /** Another tab of this browser has written the draft; this tab takes it over. */
  takeOver(key: string): void {
    if (!key.startsWith(this.#prefix)) return;
    this.#drafts.delete(key);
    this.#tell();
  }

  #keyOf(kind: DraftKind, chatId: ChatId): string {
    return `${this.#prefix}${kind}-${chatId}`;
  }

  #tell(): void {
    for (const listener of this.#listeners) listener();
  }
}

/** Anything that is not a draft counts as none. */
function readDraft(text: string | null): KeptDraft | null {
  if (text === null) return null;
  try {
    const kept = JSON.parse(text) as Partial<KeptDraft> | null;
    if (typeof kept?.text !== "string") return null;
    const { choices } = kept;
    const offered = Array.isArray(choices) && choices.length > 0 ? { choices } : {};
    return { text: kept.text, templateId: kept.templateId ?? null, ...offered, at: kept.at ?? 0 };
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
