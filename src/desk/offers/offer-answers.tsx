import { useEffect, useRef } from "react";
import { notify } from "../notifications/notification-list.ts";
import { useMe } from "../session/use-desk.ts";
import { useCustomerNames } from "../session/use-customer-names.ts";
import { useUserName } from "../session/use-user-name.ts";
import { laterWords } from "../words/words.ts";

/** Says once what became of a chat that one has offered to another agent. (B-44) */
export function OfferAnswers() {
  const { notices } = useMe();
  const agentName = useUserName();
  const customerName = useCustomerNames();
  const told = useRef(notices.at(-1)?.number ?? 0);
  useEffect(() => {
    for (const { number, kind, chatId, userId = null } of notices) {
      if (number <= told.current || kind === "allocated" || kind === "returned" || kind === "missed")
        continue;
      const words = laterWords.offers.answers[kind](agentName(userId), customerName(chatId));
      notify({ tone: kind === "offer-accepted" ? "done" : "alert", words });
    }
    told.current = notices.at(-1)?.number ?? 0;
  }, [notices, agentName, customerName]);
  return null;
}
