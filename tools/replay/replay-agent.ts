import { DeskSession } from "#client/desk-session.ts";
import type { Outcome } from "#client/connection.ts";
import type { Answer } from "#contract/frames.ts";
import type { ChatId, ClassificationId } from "#contract/ids.ts";
import type { StaffEvent } from "#contract/views/chat-event-view.ts";
import type { ItemCard } from "#contract/views/cards.ts";
import { nodePlatform } from "../node-platform.ts";
import { until } from "../until.ts";

/** Tells the agents when the customer of a chat has sent everything. */
export interface Script {
  /** Defined once everything has been sent; then the chat is to be ended with this classification. */
  classificationOf(chatId: ChatId): ClassificationId | null | undefined;
}

export interface AgentStory {
  /** Texts this agent sent, by chat, in the order in which they were sent. */
  readonly sent: ReadonlyMap<ChatId, readonly string[]>;
  /** Numbers of the lines that came to this desk, by chat, in the order in which they came. */
  readonly seen: ReadonlyMap<ChatId, readonly StaffEvent[]>;
  readonly acknowledged: number;
}

/**
 * An agent who answers the longest-waiting customer with a template, and ends, classifies and finishes
 * completed chats.
 */
export class ReplayAgent {
  readonly session: DeskSession;
  readonly #script: Script;
  readonly #sent = new Map<ChatId, string[]>();
  readonly #seen = new Map<ChatId, readonly StaffEvent[]>();
  #acknowledged = 0;
  #templateTurn = 0;

  constructor(url: string, cookie: string, script: Script) {
    this.#script = script;
    const platform = nodePlatform(`${url.replace(/^http/, "ws")}/socket/desk`, { cookie });
    this.session = new DeskSession({ platform, outboxKey: "replay" });
  }

  async start(): Promise<void> {
    this.session.start();
    await until(this.session.model, ({ desk }) => Object.keys(desk.cards.me).length === 1);
    await this.#do(this.session.command("status.choose", { base: "available", breakReasonId: null }));
  }

  /** Works until `isOver`, one item at a time. */
  async work(isOver: () => boolean): Promise<AgentStory> {
    while (!isOver()) {
      const item = this.#next();
      if (item) await this.#handle(item);
      else await this.#somethingNew();
    }
    this.session.stop();
    return { sent: this.#sent, seen: this.#seen, acknowledged: this.#acknowledged };
  }

  /** The chat with the longest reply wait, or else a completed one. */
  #next(): ItemCard | undefined {
    const items = Object.values(this.session.model.get().desk.cards.item);
    const waiting = items
      .filter((item) => item.stage === "open" && item.replyWaitSince !== null && !item.customerGone)
      .toSorted((a, b) => (a.replyWaitSince ?? 0) - (b.replyWaitSince ?? 0))[0];
    return waiting ?? items.find((item) => this.#isSaidInFull(item));
  }

  /** Includes chats left over from an aborted run, whose customers are gone. */
  #isSaidInFull({ chatId, customerGone }: ItemCard): boolean {
    return customerGone || this.#script.classificationOf(chatId) !== undefined;
  }

  async #handle(item: ItemCard): Promise<void> {
    const { chatId } = item;
    if (!this.#seen.has(chatId)) {
      this.#seen.set(chatId, []);
      this.session.openChat(chatId);
    }
    if (!item.active) await this.#do(this.session.command("chat.play", { chatId }));
    const isWaiting = item.stage === "open" && item.replyWaitSince !== null;
    if (isWaiting && !item.customerGone) await this.#reply(item);
    else await this.#finish(item);
  }

  async #reply({ chatId, lastNumber }: ItemCard): Promise<void> {
    const templates = Object.values(this.session.model.get().desk.cards.template);
    const template = templates[this.#templateTurn++ % templates.length];
    if (!template) throw new Error("The account has no templates to answer with");
    const { text, templateId } = template;
    this.session.markSeen(chatId, lastNumber);
    const { number } = await this.#do(
      this.session.command("message.send", { chatId, seenNumber: lastNumber, text, templateId }),
    );
    this.#acknowledged += 1;
    this.#sent.set(chatId, [...(this.#sent.get(chatId) ?? []), text]);
    // The inbox must reflect the reply before the next chat is chosen.
    await until(this.session.model, ({ desk }) => (desk.cards.item[chatId]?.lastNumber ?? number) >= number);
  }

  async #finish({ chatId, stage }: ItemCard): Promise<void> {
    const classificationId = this.#script.classificationOf(chatId) ?? null;
    if (stage === "open") await this.#do(this.session.command("chat.end", { chatId }));
    await this.#do(this.session.command("chat.classify", { chatId, classificationId }));
    await this.#do(this.session.command("wrap-up.finish", { chatId }));
    const { desk } = await until(
      this.session.model,
      (model) =>
        !model.desk.cards.item[chatId] && model.desk.timelines[chatId]?.events.at(-1)?.type === "closed",
    );
    this.#seen.set(chatId, desk.timelines[chatId]?.events ?? []);
    this.session.closeChat(chatId);
  }

  async #do(asked: Promise<Outcome<Answer>>): Promise<Answer> {
    const { ok, error } = await asked;
    if (error) throw new Error(`An agent of the replay was refused: ${error.code}`);
    return ok;
  }

  /**
   * Resolves with the next change of the desk, or after a moment, because a script may have been completed by
   * then.
   */
  #somethingNew(): Promise<void> {
    return new Promise((resolve) => {
      const end = () => {
        clearTimeout(timer);
        unsubscribe();
        resolve();
      };
      const unsubscribe = this.session.model.subscribe(end);
      const timer = setTimeout(end, 50);
    });
  }
}
