import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { OfflineMessageCard } from "#contract/views/cards.ts";
import { useCommand } from "../session/use-command.ts";

/** Makes a chat of a message, in one's inbox, and goes there to answer. (B-79) */
export function useAnswering() {
  const run = useCommand();
  const navigate = useNavigate();
  const [isAnswering, setIsAnswering] = useState(false);
  return {
    isAnswering,
    async answer({ offlineMessageId }: OfflineMessageCard) {
      setIsAnswering(true);
      const answer = await run("offline-message.answer", { offlineMessageId });
      setIsAnswering(false);
      if (answer?.id) await navigate({ to: "/inbox/$chatId", params: { chatId: answer.id } });
    },
  };
}
