import { useSyncExternalStore } from "react";
import type { ChatId } from "#contract/ids.ts";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import type { TrayFile } from "./file-trays.ts";

/** The files that go with the next reply to this chat. */
export function useTray(chatId: ChatId): readonly TrayFile[] {
  const { trays } = useSignedInDesk();
  return useSyncExternalStore(trays.model.subscribe, () => trays.read(chatId));
}
