import type { AccountId, ChatId, CustomerId, UserId } from "#core/ids.ts";
import type { Clock } from "../ports/clock.ts";
import type { Position, Store } from "../ports/store.ts";

/**
 * Positions are written within this time; a crash loses at most that much, and clients that come back mark
 * again. The longer it is, the more marks of one person in one chat are one row to write.
 */
const writtenWithinMs = 2_000;

interface Needs {
  readonly store: Store;
  readonly clock: Clock;
  /** Is the chat live or open on a desk? Positions of other chats are not kept in memory. */
  readonly isWanted: (chatId: ChatId) => boolean;
  readonly failed: (fault: unknown) => void;
}

/**
 * How far everyone has received and seen each chat. Kept beside the log, because losing a little loses no
 * message. (B-36)
 */
export class Positions {
  readonly #store: Store;
  readonly #clock: Clock;
  readonly #failed: (fault: unknown) => void;
  readonly #isWanted: (chatId: ChatId) => boolean;
  readonly #known = new Map<ChatId, Map<string, Position>>();
  readonly #loaded = new Set<ChatId>();
  readonly #unwritten = new Map<string, Position>();
  /** The write under way. Until it is done the store does not have its positions. */
  #underway: { readonly chatIds: ReadonlySet<ChatId>; readonly done: Promise<void> } | null = null;
  #isScheduled = false;

  constructor(needs: Needs) {
    this.#store = needs.store;
    this.#clock = needs.clock;
    this.#failed = needs.failed;
    this.#isWanted = needs.isWanted;
  }

  /** Reads the positions of a chat into memory. */
  async load(chatId: ChatId): Promise<void> {
    if (this.#loaded.has(chatId)) return;
    // Somebody may have moved already or move meanwhile, so stored positions are merged with known ones.
    for (const position of await this.#store.readPositions(chatId)) this.#keep(position);
    this.#loaded.add(chatId);
    this.letGo(chatId);
  }

  /** Reads the positions of these chats, which are all live chats of the account. */
  async loadOpen(accountId: AccountId, chats: Iterable<{ readonly chatId: ChatId }>): Promise<void> {
    for (const { chatId } of chats) this.#loaded.add(chatId);
    for (const position of await this.#store.readOpenPositions(accountId)) {
      if (this.#loaded.has(position.chatId)) this.#keep(position);
    }
  }

  isLoaded(chatId: ChatId): boolean {
    return this.#loaded.has(chatId);
  }

  get(chatId: ChatId, who: CustomerId | UserId): Position | null {
    return this.#known.get(chatId)?.get(who) ?? null;
  }

  /** Moves a position forward, never back. Returns whether it changed. */
  move(to: Position): boolean {
    const after = this.#keep(to);
    if (!after) return false;
    this.#unwritten.set(`${to.chatId} ${to.who}`, after);
    this.#schedule();
    return true;
  }

  /**
   * Forgets the positions of a chat that nobody wants; they are read again on demand. Unwritten positions
   * stay until they are written.
   */
  letGo(chatId: ChatId): void {
    const ofChat = this.#known.get(chatId);
    const isUnwritten = [...(ofChat?.keys() ?? [])].some((who) => this.#unwritten.has(`${chatId} ${who}`));
    if (isUnwritten || this.#underway?.chatIds.has(chatId) || this.#isWanted(chatId)) return;
    this.#known.delete(chatId);
    this.#loaded.delete(chatId);
  }

  /** For how many chats anything is held. */
  get held(): number {
    return new Set([...this.#known.keys(), ...this.#loaded]).size;
  }

  /** Drops the positions of an erased chat. */
  erase(chatId: ChatId): void {
    for (const who of this.#known.get(chatId)?.keys() ?? []) this.#unwritten.delete(`${chatId} ${who}`);
    this.#known.delete(chatId);
    this.#loaded.delete(chatId);
  }

  /** Writes all unwritten positions. */
  async write(): Promise<void> {
    while (this.#underway) await this.#underway.done;
    const positions = [...this.#unwritten];
    if (positions.length === 0) return;
    this.#unwritten.clear();
    const chatIds = new Set(positions.map(([, { chatId }]) => chatId));
    const saved = this.#store.savePositions(positions.map(([, position]) => position));
    this.#underway = { chatIds, done: saved.catch(() => {}) };
    try {
      await saved;
    } catch (fault) {
      // Failed positions are written next time, unless newer ones have replaced them.
      for (const [key, position] of positions) {
        if (!this.#unwritten.has(key)) this.#unwritten.set(key, position);
      }
      this.#schedule();
      throw fault;
    } finally {
      this.#underway = null;
      for (const chatId of chatIds) this.letGo(chatId);
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
