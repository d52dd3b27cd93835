import { useCallback } from "react";
import type { CommandName, CommandPayload } from "#contract/commands/commands.ts";
import type { Answer } from "#contract/frames.ts";
import { notify } from "../notifications/notification-list.ts";
import { useSignedInDesk } from "./signed-in-desk.ts";

type RunCommand = <Name extends CommandName>(
  name: Name,
  payload: CommandPayload<Name>,
) => Promise<Answer | null>;

/** Asks for something to be done; a refusal is shown in its words, and the answer is then `null`. */
export function useCommand(): RunCommand {
  const { session } = useSignedInDesk();
  return useCallback(
    async (name, payload) => {
      const outcome = await session.command(name, payload);
      if (outcome.ok) return outcome.ok;
      notify({ tone: "refused", words: outcome.error?.words ?? "" });
      return null;
    },
    [session],
  );
}
