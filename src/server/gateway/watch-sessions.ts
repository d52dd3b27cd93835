import type { Logs } from "../logs/logs.ts";
import type { Bus } from "../ports/bus.ts";
import type { CustomerId, ChatId } from "#core/ids.ts";
import type { People } from "./people.ts";

/**
 * Tells connections about changes in the logs that concern them: a user was disabled, a customer has a new
 * chat.
 */
export function watchSessions({ logs, bus, people }: { logs: Logs; bus: Bus; people: People }): void {
  bus.subscribe(({ news }) => {
    for (const { kind, logId, events } of news) {
      if (kind === "account") {
        for (const user of Object.values(logs.account.users)) {
          if (user.disabled) people.signOut(user.userId);
        }
      }
      if (kind === "chat") {
        // However it is learnt that there is a new chat, its customer hears of it.
        for (const { type, body } of events) {
          if (type !== "chat.requested") continue;
          for (const connection of people.customer(body["customerId"] as CustomerId)) {
            connection.chatBegan(logId as ChatId);
          }
        }
      }
    }
  });
}
