import { useState } from "react";
import { useCommand } from "../session/use-command.ts";
import { useCards } from "../session/use-desk.ts";
import { countOwned } from "./count-owned.ts";

/** The user's chats, and how to put all those back that are still open. (B-61) */
export function usePutAllBack() {
  const run = useCommand();
  const items = Object.values(useCards("item"));
  const [isBusy, setIsBusy] = useState(false);
  const putAllBack = async () => {
    setIsBusy(true);
    const going = items.filter(({ stage }) => stage === "open");
    await Promise.all(going.map(({ chatId }) => run("chat.put-back", { chatId, note: "" })));
    setIsBusy(false);
  };
  return { ...countOwned(items), isBusy, putAllBack };
}
