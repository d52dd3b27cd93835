import { useCallback, useSyncExternalStore } from "react";
import type { CommandPayload } from "#contract/commands/commands.ts";
import type { Answer } from "#contract/frames.ts";
import { notify } from "../notifications/notification-list.ts";
import { isPending } from "./commands.ts";
import type { DeskCommand } from "./offline-policy.ts";
import { useSignedInDesk } from "./signed-in-desk.ts";

type RunCommand = <Name extends DeskCommand>(
  name: Name,
  payload: CommandPayload<Name>,
) => Promise<Answer | null>;

/** Asks for something to be done; a refusal is shown in its words, and the answer is then `null`. */
export function useCommand(): RunCommand {
  const { commands } = useSignedInDesk();
  return useCallback(
    async (name, payload) => {
      const { ok, refusal } = await commands.give(name, payload);
      if (ok) return ok;
      if (refusal.words !== "") notify({ tone: "refused", words: refusal.words });
      return null;
    },
    [commands],
  );
}

/** Is such a command unanswered? Its control then shows that it is busy. */
export function useIsPending(name: DeskCommand, id?: string): boolean {
  const { pending } = useSignedInDesk().commands;
  return useSyncExternalStore(pending.subscribe, () => isPending(pending.get(), name, id));
}
