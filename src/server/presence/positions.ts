import type { ChatId, CustomerId, UserId } from "#core/ids.ts";
import type { Clock } from "../ports/clock.ts";
import type { Position, Store } from "../ports/store.ts";

/** How long positions may be known only here: a crash forgets that much of what had been seen. */
const writtenWithinMs = 500;

/** How far everyone has received and seen each chat. Beside the log: losing a little costs nobody a word. (B-36) */
export class Positions {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #failed: (fault: unknown) => void;
  readonly #known = new Map<ChatId, Map<string, Position>>();
  readonly #loaded = new Set<ChatId>();
  readonly #unwritten = new Map<string, Position>();
  #isScheduled = false;

  constructor(needs: { store: Store; clock: Clock; failed: (fault: unknown) => void }) {
    this.#store = needs.store;
    this.#clock = needs.clock;
    this.#failed = needs.failed;
  }

  /** Reads the positions of a chat into memory. */
  async load(chatId: ChatId): Promise<void> {
    if (this.#loaded.has(chatId)) return;
    // Somebody may have moved already, or do so meanwhile: what is stored is added to that.
    for (const position of await this.#store.readPositions(chatId)) this.#keep(position);
    this.#loaded.add(chatId);
  }

  /** Reads the positions of these chats, which are all that go on. */
  async loadOpen(chats: Iterable<{ readonly chatId: ChatId }>): Promise<void> {
    for (const position of await this.#store.readOpenPositions()) this.#keep(position);
    for (const { chatId } of chats) this.#loaded.add(chatId);
  }

  isLoaded(chatId: ChatId): boolean {
    return this.#loaded.has(chatId);
  }

  get(chatId: ChatId, who: CustomerId | UserId): Position | null {
    return this.#known.get(chatId)?.get(who) ?? null;
  }

  /** Moves somebody forward; nobody ever moves back. Says whether that changed anything. */
  move(to: Position): boolean {
    const after = this.#keep(to);
    if (!after) return false;
    this.#unwritten.set(`${to.chatId} ${to.who}`, after);
    this.#schedule();
    return true;
  }

  /** Somebody has moved at another server, which has written it down. Says whether that changed anything. */
  hear(to: Position): boolean {
    return this.#keep(to) !== null;
  }

  /** The chat is over: its positions are read from the store when they are wanted again. */
  async forget(chatId: ChatId): Promise<void> {
    await this.write();
    this.#known.delete(chatId);
    this.#loaded.delete(chatId);
  }

  /** The chat is no more, and neither is what anybody had seen of it. */
  erase(chatId: ChatId): void {
    for (const who of this.#known.get(chatId)?.keys() ?? []) this.#unwritten.delete(`${chatId} ${who}`);
    this.#known.delete(chatId);
    this.#loaded.delete(chatId);
  }

  /** Writes what is known only here. */
  async write(): Promise<void> {
    const positions = [...this.#unwritten];
    if (positions.length === 0) return;
    this.#unwritten.clear();
    try {
      await this.#store.savePositions(positions.map(([, position]) => position));
    } catch (fault) {
      // What could not be written is written next time, unless they have moved on.
      for (const [key, position] of positions) {
        if (!this.#unwritten.has(key)) this.#unwritten.set(key, position);
      }
      this.#schedule();
      throw fault;
    }
  }

  /** The furthest that is known of somebody now; `null` when that was known before. */
  #keep(to: Position): Position | null {
    const ofChat = this.#known.get(to.chatId) ?? new Map<string, Position>();
    this.#known.set(to.chatId, ofChat);
    const before = ofChat.get(to.who);
    const after: Position = {
      ...to,
      delivered: Math.max(to.delivered, to.seen, before?.delivered ?? 0),
      seen: Math.max(to.seen, before?.seen ?? 0),
      seenMessages: Math.max(to.seenMessages, before?.seenMessages ?? 0),
    };
    const isSame =
      before?.delivered === after.delivered &&
      before.seen === after.seen &&
      before.seenMessages === after.seenMessages;
    if (isSame) return null;
    ofChat.set(to.who, after);
    return after;
  }

  #schedule(): void {
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.#clock.after(writtenWithinMs, () => {
      this.#isScheduled = false;
      this.write().catch(this.#failed);
    });
  }
}
