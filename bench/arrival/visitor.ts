import type { CustomerServerFrame } from "#contract/frames.ts";
import type { ChatId, WidgetId } from "#contract/ids.ts";
import { wireVersion } from "#contract/version.ts";
import { newSecret } from "../../tools/node-platform.ts";
import { Caller } from "../measuring/caller.ts";
import { until } from "../measuring/until.ts";

const place = { page: "https://shop.example/orders", browser: "Bench", language: "en" };

/** A customer who has opened the chat's window and is known there by name, and has perhaps written. */
export class Visitor {
  readonly #caller: Caller<CustomerServerFrame>;
  #chatId: ChatId | null = null;
  #seenNumber = 0;

  private constructor(caller: Caller<CustomerServerFrame>) {
    this.#caller = caller;
  }

  /** Resolves when the server has welcomed them; they have no chat then. */
  static async knock(url: string, widgetId: WidgetId): Promise<Visitor> {
    const base = url.replace(/^http/, "ws");
    const caller = new Caller<CustomerServerFrame>(`${base}/socket/chat/${widgetId}`, null, () => {
      throw new Error("A customer's connection was lost");
    });
    const visitor = new Visitor(caller);
    let isWelcome = false;
    await caller.open((frame) => {
      if (frame.type === "welcome") isWelcome = true;
      if (frame.type !== "events") return;
      visitor.#chatId = frame.chatId;
      visitor.#seenNumber = frame.upTo;
    });
    caller.send({ type: "hello-customer", version: wireVersion, secret: newSecret(), have: [] });
    await until(() => isWelcome, "a customer is welcome");
    return visitor;
  }

  /** Throws when they have not written. */
  get chatId(): ChatId {
    if (this.#chatId === null) throw new Error("A customer has no chat yet");
    return this.#chatId;
  }

  /** Resolves when the message is acknowledged and its event is here. The first message starts a chat. */
  async write(text: string): Promise<void> {
    const payload = { chatId: this.#chatId, seenNumber: this.#seenNumber, text, ...place };
    await new Promise<void>((resolve) => this.#caller.command({ name: "customer.write", payload }, resolve));
    if (this.#chatId === null) await until(() => this.#chatId !== null, "a chat has begun");
  }

  close(): void {
    this.#caller.close();
  }
}
