import { useState } from "react";
import type { OfflineMessageCard } from "#contract/views/cards.ts";
import { useCommand } from "../session/use-command.ts";

/** Finishes messages, each by a command of its own: one that fails is shown in words and stops no other. */
export function useFinishing() {
  const run = useCommand();
  const [isBusy, setIsBusy] = useState(false);
  return {
    isBusy,
    async finish(messages: readonly OfflineMessageCard[]) {
      setIsBusy(true);
      await Promise.all(
        messages.map(({ offlineMessageId }) => run("offline-message.finish", { offlineMessageId })),
      );
      setIsBusy(false);
    },
  };
}
