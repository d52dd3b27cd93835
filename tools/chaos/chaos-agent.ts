import type { Outcome } from "#client/connection.ts";
import { DeskSession } from "#client/desk-session.ts";
import type { Memory } from "#client/platform.ts";
import type { Answer } from "#contract/frames.ts";
import type { BreakReasonId, ChatId, QueueId } from "#contract/ids.ts";
import type { ItemCard, MeCard } from "#contract/views/cards.ts";
import { volatileMemory } from "#client/volatile-memory.ts";
import type { Chance } from "./chance.ts";
import type { Ledger } from "./ledger.ts";
import { pause } from "./pause.ts";
import { witnessedPlatform } from "./witnessed-platform.ts";

interface Options {
  readonly url: string;
  readonly cookie: string;
  readonly who: string;
  readonly chance: Chance;
  readonly ledger: Ledger;
  readonly texts: readonly string[];
  readonly queueIds: readonly QueueId[];
  readonly breakReasonId: BreakReasonId;
  /** An agent who is away for longer loses their chats. */
  readonly graceMs: number;
}

const unacknowledgedMax = 4;
/** An inbox larger than this is worked on before another chat is taken by hand. */
const wantedChatsMax = 5;

/** An agent who does everything that agents may do with chats, as the desk's cards allow at the moment. */
export class ChaosAgent {
  readonly who: string;
  session: DeskSession;
  readonly #options: Options;
  readonly #memory: Memory = volatileMemory();
  #written = 0;

  constructor(options: Options) {
    this.#options = options;
    this.who = options.who;
    this.session = this.#openDesk();
  }

  async work(isOver: () => boolean): Promise<void> {
    const { chance } = this.#options;
    while (!isOver()) {
      await pause(chance.from(5, 60));
      const me = Object.values(this.session.model.get().desk.cards.me)[0];
      if (!me || isOver()) continue;
      this.#dropRefused();
      if (me.base !== "available") await this.#comeBack();
      else if (chance.is(0.004)) await this.#goOnBreak(me.activeChatId);
      else if (chance.is(0.0006)) await this.#goAway(isOver);
      else if (chance.is(0.005)) this.#reload();
      else await this.#handle(me);
    }
  }

  /** Everything written is acknowledged or was refused. */
  isSettled(): boolean {
    this.#dropRefused();
    const { connection, outbox } = this.session.model.get();
    return connection === "online" && outbox.length === 0;
  }

  #openDesk(): DeskSession {
    const { url, cookie, who, chance, ledger } = this.#options;
    const at = { url: `${url}/socket/desk`, headers: { cookie } };
    const platform = witnessedPlatform({ ...at, who, memory: this.#memory, chance, ledger });
    const session = new DeskSession({ platform, outboxKey: who });
    session.start();
    return session;
  }

  async #handle(me: MeCard): Promise<void> {
    const { chance, queueIds } = this.#options;
    const items = Object.values(this.session.model.get().desk.cards.item);
    const active = items.find((item) => item.active);
    if (items.length < wantedChatsMax && chance.is(0.15)) {
      const queueId = chance.pick(queueIds);
      if (queueId) await this.#done(this.session.command("chat.take-next", { queueId }));
    } else if (!active || chance.is(0.1)) await this.#playAnother(items);
    else if (active.stage === "wrap-up") await this.#wrapUp(active.chatId);
    else if (me.activeChatId === active.chatId) await this.#converse(active);
  }

  async #playAnother(items: readonly ItemCard[]): Promise<void> {
    const { chance } = this.#options;
    const waiting = items
      .filter((item) => !item.active && item.replyWaitSince !== null)
      .toSorted((a, b) => (a.replyWaitSince ?? 0) - (b.replyWaitSince ?? 0))[0];
    const next = waiting ?? chance.pick(items.filter((item) => !item.active));
    if (!next) return;
    const { chatId } = next;
    if (!this.session.model.get().desk.timelines[chatId]) this.session.openChat(chatId);
    await this.#done(this.session.command("chat.play", { chatId }));
  }

  async #converse({ chatId, queueId, replyWaitSince, lastNumber }: ItemCard): Promise<void> {
    const { chance, queueIds } = this.#options;
    const { session } = this;
    const other = chance.pick(queueIds.filter((one) => one !== queueId));
    if (chance.is(0.04)) await this.#done(session.command("chat.pause", { chatId }));
    else if (chance.is(0.02)) await this.#done(session.command("chat.put-back", { chatId, note: "" }));
    else if (other && chance.is(0.03)) {
      const note = `For whoever is next, from ${this.who}`;
      await this.#done(session.command("chat.transfer", { chatId, toQueueId: other, note }));
    } else if (chance.is(0.025)) {
      await this.#done(session.command("note.add", { chatId, text: `A thought of ${this.who}` }));
    } else if (chance.is(0.12)) await this.#done(session.command("chat.end", { chatId }));
    else if (replyWaitSince !== null) {
      session.markSeen(chatId, lastNumber);
      this.#reply(chatId, chance.is(0.3) ? chance.from(2, 3) : 1);
    }
  }

  async #wrapUp(chatId: ChatId): Promise<void> {
    const { chance } = this.#options;
    const { session } = this;
    if (chance.is(0.06)) await this.#done(session.command("wrap-up.extend", { chatId }));
    else if (chance.is(0.05)) await this.#done(session.command("chat.pause", { chatId }));
    else if (chance.is(0.04)) await this.#done(session.command("wrap-up.finish", { chatId }));
    // Otherwise the countdown runs until the server ends the wrap-up.
  }

  #reply(chatId: ChatId, times: number): void {
    const { chance, texts, ledger } = this.#options;
    for (let time = 0; time < times; time++) {
      if (this.session.model.get().outbox.length >= unacknowledgedMax) return;
      const text = `${chance.pick(texts)} [${this.who} ${++this.#written}]`;
      ledger.wrote(this.who, text);
      this.session.sendMessage({ chatId, text, templateId: null });
    }
  }

  /** Nothing is worked on in a break: that is what makes it show, and its time run. */
  async #goOnBreak(activeChatId: ChatId | null): Promise<void> {
    const { chance, breakReasonId } = this.#options;
    if (activeChatId) await this.#done(this.session.command("chat.pause", { chatId: activeChatId }));
    await this.#done(this.session.command("status.choose", { base: "break", breakReasonId }));
    await pause(chance.from(200, 3_000));
  }

  async #comeBack(): Promise<void> {
    await this.#done(this.session.command("status.choose", { base: "available", breakReasonId: null }));
  }

  /** Shuts the laptop, and opens it again when the agent's chats have returned to their queues. */
  async #goAway(isOver: () => boolean): Promise<void> {
    this.session.stop();
    const until = performance.now() + this.#options.graceMs * 2;
    while (performance.now() < until && !isOver()) await pause(50);
    this.session = this.#openDesk();
  }

  #reload(): void {
    this.session.stop();
    this.session = this.#openDesk();
  }

  /** A refusal is as good as anything else: the chat may have gone elsewhere while the desk was cut off. */
  async #done(asked: Promise<Outcome<Answer>>): Promise<void> {
    await asked;
  }

  #dropRefused(): void {
    for (const { id, error } of this.session.model.get().outbox) if (error) this.session.dropMessage(id);
  }
}
