import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import type { Answer } from "#contract/frames.ts";
import type { ChatId, QueueId } from "#contract/ids.ts";
import type { Given } from "../session/commands.ts";
import { useSignedInDesk } from "../session/signed-in-desk.ts";

interface Take {
  /** Why the last one was not taken; empty otherwise. */
  readonly refusal: string;
  take(chatId: ChatId): Promise<void>;
  takeNext(queueId: QueueId): Promise<void>;
}

/** Shows the chat of this answer in the inbox. */
export function useShowTaken(): (answer: Answer) => Promise<void> {
  const navigate = useNavigate();
  return ({ id, log }) => navigate({ to: "/inbox/$chatId", params: { chatId: id ?? log } });
}

/** Takes a waiting chat and shows it in the inbox. (B-5) */
export function useTake(): Take {
  const { commands } = useSignedInDesk();
  const showTaken = useShowTaken();
  const [refusal, setRefusal] = useState("");
  const run = async (given: Promise<Given>) => {
    setRefusal("");
    const { ok, refusal: why } = await given;
    if (ok) await showTaken(ok);
    else setRefusal(why.words);
  };
  return {
    refusal,
    take: (chatId) => run(commands.give("chat.take", { chatId })),
    takeNext: (queueId) => run(commands.give("chat.take-next", { queueId })),
  };
}
