import { useDebouncedValue } from "@mantine/hooks";
import { useEffect, useState } from "react";
import type { ChatId } from "#contract/ids.ts";
import type { TransferTargetsView } from "#contract/views/transfer-targets-view.ts";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { useIsOnline } from "../session/use-desk.ts";

/** Pause after an answer before it is asked again, for as long as the dialog is open. */
const freshEveryMs = 3_000;

/** Where the chat can go, and the agents with this text in their name; `null` until that is known. (B-43) */
export function useTransferTargets(chatId: ChatId, text: string): TransferTargetsView | null {
  const { session } = useSignedInDesk();
  const isOnline = useIsOnline();
  const [asked] = useDebouncedValue(text, 150);
  const [answer, setAnswer] = useState<TransferTargetsView | null>(null);
  useEffect(() => {
    if (!isOnline) return undefined;
    let isCurrent = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async () => {
      const { ok } = await session.query("chat.transfer-targets", { chatId, text: asked });
      if (!isCurrent) return;
      if (ok) setAnswer(ok);
      timer = setTimeout(() => void ask(), freshEveryMs);
    };
    void ask();
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [session, chatId, asked, isOnline]);
  return answer;
}
