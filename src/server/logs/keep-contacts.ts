import type { ChatId } from "#core/ids.ts";
import type { Bus } from "../ports/bus.ts";
import type { Logs } from "./logs.ts";

interface Needs {
  readonly logs: Logs;
  readonly bus: Bus;
  readonly failed: (fault: unknown) => void;
}

/** When a live chat becomes known before its contact is in memory, reads the contact and has it shown. */
export function keepContacts({ logs, bus, failed }: Needs): void {
  bus.subscribe(({ news }) => {
    for (const { kind, logId } of news) {
      if (kind !== "chat" || !logs.isLive(logId as ChatId)) continue;
      const contactId = logs.peek("chat", logId as ChatId)?.contactId;
      if (!contactId || logs.peek("contact", contactId)) continue;
      const show = () => bus.publish({ news: [{ kind: "contact", logId: contactId, events: [] }] });
      logs.load("contact", contactId).then(show, failed);
    }
  });
}
