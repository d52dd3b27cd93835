import { blockCustomer as decide } from "#core/chat/block-customer.ts";
import { may } from "#core/permission/may.ts";
import type { Logs } from "../logs/logs.ts";
import type { Clock } from "../ports/clock.ts";
import type { ListLimits } from "./list-limits.ts";
import type { StaffProcedure } from "./procedure.ts";

/** Runs alone, like every change of settings, so that no message of the customer slips in between. */
export function blockCustomer({
  logs,
  clock,
  limits,
}: {
  logs: Logs;
  clock: Clock;
  limits: ListLimits;
}): StaffProcedure<"block.save"> {
  return {
    isAlone: true,
    turn: (_payload, { accountId }) => accountId,
    async prepare({ customerId, chatId, reason, forMs }, { userId }) {
      const asked = await logs.load("chat", chatId);
      const customer = asked && (await logs.load("customer", asked.customerId));
      if (customer?.chatId) await logs.load("chat", customer.chatId);
      return () => {
        const { account } = logs;
        const chat = logs.peek("chat", chatId);
        const actor = { kind: "staff", account, userId } as const;
        if (!chat || !may(actor, "customer.block", { kind: "chat", chat })) {
          return { refused: "chat-unknown" };
        }
        if (customerId !== null && customerId !== chat.customerId) {
          return { refused: "setting-unknown", kind: "block" };
        }
        const currentId = logs.peek("customer", chat.customerId)?.chatId;
        const current = (currentId && logs.peek("chat", currentId)) || null;
        const max = limits.settings.block;
        return decide({ account, userId, chat, current, reason, forMs, max }, clock.now());
      };
    },
  };
}
