import { useState } from "react";
import type { OfflineMessageCard } from "#contract/views/cards.ts";
import { useCommand } from "../session/use-command.ts";

/** The messages that were chosen and are still there, to be done with together. */
export function useChosenMessages(messages: readonly OfflineMessageCard[]) {
  const run = useCommand();
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const [isBusy, setIsBusy] = useState(false);
  const chosen = messages.filter(({ offlineMessageId }) => ids.has(offlineMessageId));
  return {
    chosen,
    isBusy,
    choose: (those: readonly OfflineMessageCard[]) =>
      setIds(new Set(those.map(({ offlineMessageId }) => offlineMessageId))),
    /** Each by a command of its own: one that fails is shown in words and stops no other. */
    async finish() {
      setIsBusy(true);
      await Promise.all(
        chosen.map(({ offlineMessageId }) => run("offline-message.finish", { offlineMessageId })),
      );
      setIds(new Set());
      setIsBusy(false);
    },
  };
}
