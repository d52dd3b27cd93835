import { useState } from "react";
import type { CommandName, CommandPayload } from "#contract/commands/commands.ts";
import type { Answer } from "#contract/frames.ts";
import { useSignedInDesk } from "../session/signed-in-desk.ts";

export interface Save {
  readonly isBusy: boolean;
  readonly refusal: string;
  readonly isSaved: boolean;
  ask<Name extends CommandName>(name: Name, payload: CommandPayload<Name>): Promise<Answer | null>;
}

/** Saves a form; a refusal stays beside it until the next try. */
export function useSave(): Save {
  const { session } = useSignedInDesk();
  const [state, setState] = useState({ isBusy: false, refusal: "", isSaved: false });
  return {
    ...state,
    async ask(name, payload) {
      setState({ isBusy: true, refusal: "", isSaved: false });
      const { ok, error } = await session.command(name, payload);
      setState({ isBusy: false, refusal: error?.words ?? "", isSaved: ok !== undefined });
      return ok ?? null;
    },
  };
}
