import type { StaffServerFrame } from "#contract/frames.ts";
import type { ChatId } from "#contract/ids.ts";
import { wireVersion } from "#contract/version.ts";
import { Caller } from "../measuring/caller.ts";
import { until } from "../measuring/until.ts";

/** The desks of available agents, with the arrival times of their items. */
export class Inboxes {
  readonly #callers: Caller<StaffServerFrame>[] = [];
  /** When a chat's card was first in an inbox, and at which desk. */
  readonly #items = new Map<ChatId, { at: number; desk: Caller<StaffServerFrame> }>();
  /** When a customer's last message was at the desk that shows its chat. */
  readonly #messages = new Map<ChatId, number>();
  #messageCount = 0;

  /** Resolves when every agent is there and may be given chats. */
  static async open(url: string, cookies: readonly string[]): Promise<Inboxes> {
    const inboxes = new Inboxes();
    await Promise.all(cookies.map((cookie) => inboxes.#openDesk(url, cookie)));
    return inboxes;
  }

  get itemCount(): number {
    return this.#items.size;
  }

  /** Messages of customers that have come to desks. */
  get messageCount(): number {
    return this.#messageCount;
  }

  itemAt(chatId: ChatId): number | undefined {
    return this.#items.get(chatId)?.at;
  }

  messageAt(chatId: ChatId): number | undefined {
    return this.#messages.get(chatId);
  }

  /** Shows a chat on the desk of its agent; resolves when its lines are there. */
  async show(chatId: ChatId): Promise<void> {
    this.#items.get(chatId)?.desk.send({ type: "open", chatId, have: null });
    await until(() => this.#messages.has(chatId), "a chat is shown");
  }

  close(): void {
    for (const caller of this.#callers) caller.close();
  }

  async #openDesk(url: string, cookie: string): Promise<void> {
    const address = `${url.replace(/^http/, "ws")}/socket/desk`;
    const caller = new Caller<StaffServerFrame>(address, cookie, () => {
      throw new Error("A desk's connection was lost");
    });
    this.#callers.push(caller);
    let isWelcome = false;
    await caller.open((frame) => {
      if (frame.type === "welcome") isWelcome = true;
      else this.#take(frame, caller);
    });
    caller.send({ type: "hello-staff", version: wireVersion });
    await until(() => isWelcome, "a desk is welcome");
    const available = { base: "available", breakReasonId: null } as const;
    await new Promise<void>((resolve) =>
      caller.command({ name: "status.choose", payload: available }, resolve),
    );
  }

  #take(frame: StaffServerFrame, desk: Caller<StaffServerFrame>): void {
    const at = performance.now();
    if (frame.type === "cards") {
      for (const [kind, id] of frame.put)
        if (kind === "item" && !this.#items.has(id as ChatId)) this.#items.set(id as ChatId, { at, desk });
    }
    if (frame.type !== "events") return;
    const { length } = frame.events.filter(
      (event) => event.type === "message" && event.by.kind === "customer",
    );
    this.#messageCount += length;
    if (length > 0) this.#messages.set(frame.chatId, at);
  }
}
