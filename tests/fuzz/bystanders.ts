import { CustomerSession } from "#client/customer-session.ts";
import { DeskSession } from "#client/desk-session.ts";
import { newSecret, nodePlatform } from "../../tools/node-platform.ts";
import { until } from "../../tools/until.ts";
import type { Company } from "./world.ts";

/** How long a word may take to the other side while everything else is being fuzzed. */
const withinMs = 60_000;

/** A customer and a desk that talk all the time and never lose their connections. */
export class Bystanders {
  /** Words that went from one side to the other. */
  said = 0;
  /** The longest that a word was on its way, in milliseconds. */
  slowestMs = 0;
  fault: string | null = null;
  readonly #customer: CustomerSession;
  readonly #desk: DeskSession;
  #isTalking = true;
  #talk: Promise<void> = Promise.resolve();

  private constructor(customer: CustomerSession, desk: DeskSession) {
    this.#customer = customer;
    this.#desk = desk;
  }

  /** Begins their chat: the customer writes, the agent takes and plays it, and from then on both talk. */
  static async meet(url: string, { widgetId, cookie }: Company): Promise<Bystanders> {
    const address = url.replace(/^http/, "ws");
    const place = () => ({ page: "", browser: "", language: "en" });
    const platform = nodePlatform(`${address}/socket/chat/${widgetId}`);
    const customer = new CustomerSession({ platform, widgetId, newSecret, place });
    const desk = new DeskSession({
      platform: nodePlatform(`${address}/socket/desk`, { cookie }),
      outboxKey: "fuzz",
    });
    customer.start();
    desk.start();
    await until(desk.model, ({ desk: { cards } }) => Object.keys(cards.me).length === 1);
    await until(customer.model, ({ connection }) => connection === "online");
    const bystanders = new Bystanders(customer, desk);
    await bystanders.#begin();
    bystanders.#talk = bystanders.#talkOn();
    return bystanders;
  }

  async #begin(): Promise<void> {
    this.#customer.write("Is anybody there?");
    const { customer } = await until(this.#customer.model, (model) => model.customer.chatId !== null);
    const chatId = customer.chatId!;
    this.#desk.openChat(chatId);
    for (const name of ["chat.take", "chat.play"] as const) {
      const { error } = await this.#desk.command(name, { chatId });
      if (error) throw new Error(`The bystanders could not meet: ${error.words}`);
    }
  }

  async #talkOn(): Promise<void> {
    const chatId = this.#customer.model.get().customer.chatId!;
    while (this.#isTalking && this.fault === null) {
      const text = `Word ${this.said + 1}`;
      const from = performance.now();
      try {
        this.#customer.write(text);
        await until(
          this.#desk.model,
          ({ desk }) => JSON.stringify(desk.timelines[chatId]?.events.slice(-3) ?? []).includes(text),
          withinMs,
        );
        const { error } = await this.#desk.command("message.send", {
          chatId,
          text: `Re: ${text}`,
          templateId: null,
          seenNumber: 1_000,
        });
        if (error) this.fault = `the agent's word was refused: ${error.code}`;
        await until(
          this.#customer.model,
          ({ customer }) =>
            JSON.stringify(customer.timelines[chatId]?.events.slice(-3) ?? []).includes(`Re: ${text}`),
          withinMs,
        );
      } catch (error) {
        this.fault = error instanceof Error ? error.message.slice(0, 300) : String(error);
      }
      this.said += 1;
      this.slowestMs = Math.max(this.slowestMs, performance.now() - from);
      // People do not talk without a breath, and a chat of half a million lines is another test.
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
  }

  /** Ends their talk; says what disturbed it, if anything did. */
  async part(): Promise<string | null> {
    this.#isTalking = false;
    await this.#talk;
    this.#customer.stop();
    this.#desk.stop();
    return this.fault;
  }
}
