import type { StaffServerFrame } from "#contract/frames.ts";
import type { CardKind, Cards } from "#contract/views/cards.ts";
import type { ChatId, QueueId, UserId } from "#core/ids.ts";
import type { CardName } from "./desk-cards.ts";
import { isSameCard } from "./is-same-card.ts";

/** Kinds of cards that are lists of chats. */
export const listKinds = ["item", "offer", "waiting"] as const;

type Card = Cards[CardKind];

interface DeskNeeds {
  readonly userId: UserId;
  readonly send: (frame: Extract<StaffServerFrame, { type: "cards" }>) => void;
}

/** An open desk: the cards sent last, and which of them may be stale. */
export class Desk {
  readonly userId: UserId;
  readonly send: DeskNeeds["send"];
  readonly openedChats = new Set<ChatId>();
  watchedQueueId: QueueId | null = null;
  watchesBoard = false;
  offlinePages = 1;
  /** Any card may be stale, and cards not shown so far may have to be. */
  isAllStale = false;
  /** Each card as it was sent last, to send only what differs. */
  readonly #sent = new Map<CardKind, Map<string, Card>>();
  readonly #stale = new Map<CardKind, Set<string>>();

  constructor({ userId, send }: DeskNeeds) {
    this.userId = userId;
    this.send = send;
  }

  shows(kind: CardKind, id: string): boolean {
    return this.#sent.get(kind)?.has(id) ?? false;
  }

  /** The ids of all cards of this kind that it shows. */
  shown(kind: CardKind): readonly string[] {
    return [...(this.#sent.get(kind)?.keys() ?? [])];
  }

  /** Every chat that has a card on this desk. */
  chats(): Set<ChatId> {
    return new Set([...this.openedChats, ...listKinds.flatMap((kind) => this.shown(kind))] as ChatId[]);
  }

  /** This card may have changed, or be one that it should show now. */
  mark(kind: CardKind, id: string): void {
    const ofKind = this.#stale.get(kind);
    if (ofKind) ofKind.add(id);
    else this.#stale.set(kind, new Set([id]));
  }

  /** Marks all that it shows, and these. */
  markAll(names: readonly CardName[]): void {
    for (const [kind, ofKind] of this.#sent) for (const id of ofKind.keys()) this.mark(kind, id);
    for (const [kind, id] of names) this.mark(kind, id);
    this.isAllStale = false;
  }

  /** Returns each marked card once and clears the marks. */
  takeStale(): CardName[] {
    const names: CardName[] = [];
    for (const [kind, ids] of this.#stale) {
      for (const id of ids) names.push([kind, id]);
      ids.clear();
    }
    return names;
  }

  /** Does the card differ from the one sent last? If so, remembers it as sent. */
  put(kind: CardKind, id: string, card: Card): boolean {
    let ofKind = this.#sent.get(kind);
    if (!ofKind) this.#sent.set(kind, (ofKind = new Map()));
    const before = ofKind.get(id);
    if (before && isSameCard(before, card)) return false;
    ofKind.set(id, card);
    return true;
  }

  /** Was the card sent before, so that its removal must be sent, too? Forgets the card. */
  drop(kind: CardKind, id: string): boolean {
    return this.#sent.get(kind)?.delete(id) ?? false;
  }
}
