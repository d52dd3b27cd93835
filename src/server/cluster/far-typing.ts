import type { ChatId, CustomerId, UserId } from "#core/ids.ts";
import type { TypingRelay } from "../gateway/typing-relay.ts";
import type { HintBus } from "../ports/hint-bus.ts";

type Relay = Pick<TypingRelay, "fromCustomer" | "fromStaff">;

/** Carries "is typing" to who is connected here, and to the other servers for those connected there. */
export class FarTyping implements Relay {
  readonly #relay: Relay;
  readonly #hints: HintBus;

  constructor(relay: Relay, hints: HintBus) {
    this.#relay = relay;
    this.#hints = hints;
    hints.listen((hint) => {
      if (hint.type === "customer-typing") relay.fromCustomer(hint.who, hint.chatId, hint.on);
      if (hint.type === "staff-typing") relay.fromStaff(hint.who, hint.chatId, hint.on);
    });
  }

  fromCustomer(customerId: CustomerId, chatId: ChatId, on: boolean): void {
    this.#relay.fromCustomer(customerId, chatId, on);
    this.#hints.send({ type: "customer-typing", who: customerId, chatId, on });
  }

  fromStaff(userId: UserId, chatId: ChatId, on: boolean): void {
    this.#relay.fromStaff(userId, chatId, on);
    this.#hints.send({ type: "staff-typing", who: userId, chatId, on });
  }
}
