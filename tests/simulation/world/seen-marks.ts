import type { PlainModel } from "./plain-model.ts";
import type { WorldTime } from "./world-time.ts";

/** How far somebody's desk said they had read a chat. */
interface Mark {
  /** Time that has gone by until then with everybody awake, in ms. */
  readonly awakeMs: number;
  readonly userId: string;
  readonly chatId: string;
  /** How many of the customer's messages lie up to there. */
  readonly messages: number;
  /** True when the mark went to the last message there was, and came from the chat's owner. */
  isSure: boolean;
}

/** How long a server may know a position without having written it down, its clock standing still meanwhile. */
const unwrittenMs = 4_000;

/** Marks of what was read, as they reached a server. A crash may forget those of its last moments. */
export class SeenMarks {
  readonly #model: PlainModel;
  readonly #time: WorldTime;
  readonly #marks: Mark[] = [];

  constructor(model: PlainModel, time: WorldTime) {
    this.#model = model;
    this.#time = time;
  }

  /** `isKept`: the server that it reached can look into the store. */
  marked(userId: string, { chatId, seen, isKept }: { chatId: string; seen: number; isKept: boolean }): void {
    const chat = this.#model.chats.get(chatId);
    const lines = this.#model.logs.get(chatId) ?? [];
    const said = lines.filter(({ type }) => type === "message.sent");
    const fromCustomer = said.filter(({ body }) => (body["by"] as { kind: string }).kind === "customer");
    const messages = fromCustomer.filter(({ number }) => number <= seen).length;
    const isSure = isKept && chat?.ownerId === userId && seen >= (said.at(-1)?.number ?? 0);
    this.#marks.push({ awakeMs: this.#awakeMs(), userId, chatId, messages, isSure });
  }

  /** An account was moved, or a server has died: the last moments may be forgotten. */
  unsure(): void {
    for (const mark of this.#marks) if (mark.awakeMs > this.#awakeMs() - unwrittenMs) mark.isSure = false;
  }

  #awakeMs(): number {
    return this.#time.now - this.#time.sleptMs;
  }

  /** How many messages of this chat a desk of theirs may show as unread. */
  unread(userId: string, chatId: string): { atLeast: number; atMost: number } {
    const marks = this.#marks.filter((mark) => mark.userId === userId && mark.chatId === chatId);
    const all = this.#model.chats.get(chatId)?.customerMessages ?? 0;
    const most = (of: readonly Mark[]) => Math.max(0, ...of.map(({ messages }) => messages));
    return { atLeast: all - most(marks), atMost: all - most(marks.filter(({ isSure }) => isSure)) };
  }
}
