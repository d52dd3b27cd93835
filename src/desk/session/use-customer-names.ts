import { useCallback, useEffect, useState } from "react";
import type { ChatId } from "#contract/ids.ts";
import { useCards } from "./use-desk.ts";
import { customerName } from "./customer-name.ts";

/** The customer's name, also of a chat that has left the inbox since this page was opened. */
export function useCustomerNames(): (chatId: ChatId) => string | undefined {
  const items = useCards("item");
  const [names] = useState(() => new Map<ChatId, string>());
  useEffect(() => {
    for (const { chatId, name } of Object.values(items)) names.set(chatId, customerName(name));
  }, [items, names]);
  return useCallback(
    (chatId) => {
      const item = items[chatId];
      return item ? customerName(item.name) : names.get(chatId);
    },
    [items, names],
  );
}
