import { useCallback } from "react";
import type { UserId } from "#contract/ids.ts";
import { useCards } from "./use-desk.ts";
import { words } from "../words/words.ts";

/** Gives a colleague's name by their id. */
export function useUserName(): (userId: UserId | null) => string {
  const names = useCards("user-name");
  return useCallback(
    (userId) => (userId === null ? words.session.somebody : (names[userId]?.name ?? words.session.colleague)),
    [names],
  );
}
