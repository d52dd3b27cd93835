import type { ChatId, UserId } from "#core/ids.ts";
import type { Logs } from "../logs/logs.ts";
import type { Bus, SaveNews } from "../ports/bus.ts";
import type { Clock } from "../ports/clock.ts";
import { type BoardCards, type BoardKind, boardKinds } from "./board-cards.ts";
import type { Desk } from "./desk.ts";

/** Boards are told no more often than this, however much happens. */
const tellEveryMs = 1_000;

interface Needs {
  readonly logs: Logs;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly board: BoardCards;
  /** This card of the desk may have changed. */
  readonly mark: (desk: Desk, kind: BoardKind, id: string) => void;
}

/**
 * Keeps the live boards of an account fresh. What happens is only noted; once a second each board looks at
 * the cards that it may have changed, and at all queues, whose figures change as time passes. While nobody
 * watches it costs nothing. (B-90)
 */
export class BoardWatch {
  readonly #needs: Needs;
  readonly #watching = new Set<Desk>();
  readonly #chats = new Set<ChatId>();
  readonly #agents = new Set<UserId>();
  #cancel: (() => void) | null = null;

  constructor(needs: Needs) {
    this.#needs = needs;
    needs.bus.subscribe((saved) => this.#note(saved));
  }

  /** The desk watches the board from now on, or no longer. */
  watch(desk: Desk, on: boolean): void {
    if (desk.watchesBoard === on) return;
    const { board, mark } = this.#needs;
    desk.watchesBoard = on;
    board.countAgain();
    if (on) {
      this.#watching.add(desk);
      for (const [kind, id] of board.names()) mark(desk, kind, id);
      this.#cancel ??= this.#tellNext();
      return;
    }
    for (const kind of boardKinds) for (const id of desk.shown(kind)) mark(desk, kind, id);
    this.leave(desk);
  }

  /** The desk is gone. */
  leave(desk: Desk): void {
    this.#watching.delete(desk);
    if (this.#watching.size > 0) return;
    this.#cancel?.();
    this.#cancel = null;
    this.#chats.clear();
    this.#agents.clear();
  }

  #note({ news, erased = [] }: SaveNews): void {
    if (this.#watching.size === 0) return;
    for (const { kind, id } of erased) if (kind === "chat") this.#chats.add(id);
    for (const { kind, logId, events } of news) {
      if (kind === "chat") this.#chats.add(logId as ChatId);
      else if (kind === "agent") this.#agents.add(logId as UserId);
      else if (kind === "account" && events.some(({ body }) => body["kind"] === "user")) {
        for (const userId of Object.keys(this.#needs.logs.account.users)) this.#agents.add(userId as UserId);
      }
    }
  }

  #tellNext(): () => void {
    return this.#needs.clock.after(tellEveryMs, () => {
      this.#cancel = this.#tellNext();
      this.#tell();
    });
  }

  #tell(): void {
    const { logs, board, mark } = this.#needs;
    board.countAgain();
    for (const desk of this.#watching) {
      for (const queueId of Object.keys(logs.account.queues)) mark(desk, "board-queue", queueId);
      for (const userId of this.#agents) mark(desk, "board-agent", userId);
      for (const chatId of this.#chats) mark(desk, "board-chat", chatId);
    }
    this.#chats.clear();
    this.#agents.clear();
  }
}
