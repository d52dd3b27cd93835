import { useState } from "react";
import type { CommandPayload } from "#contract/commands/commands.ts";
import type { Answer } from "#contract/frames.ts";
import type { DeskCommand } from "../session/offline-policy.ts";
import { useSignedInDesk } from "../session/signed-in-desk.ts";

export interface Save {
  readonly isBusy: boolean;
  readonly refusal: string;
  readonly isSaved: boolean;
  ask<Name extends DeskCommand>(name: Name, payload: CommandPayload<Name>): Promise<Answer | null>;
}

/** Saves a form; a refusal stays beside it until the next try. */
export function useSave(): Save {
  const { commands } = useSignedInDesk();
  const [state, setState] = useState({ isBusy: false, refusal: "", isSaved: false });
  return {
    ...state,
    async ask(name, payload) {
      setState({ isBusy: true, refusal: "", isSaved: false });
      const { ok, refusal } = await commands.give(name, payload);
      // The save that this one repeats is still under way.
      if (refusal?.code === "asked-already") return null;
      setState({ isBusy: false, refusal: refusal?.words ?? "", isSaved: ok !== undefined });
      return ok ?? null;
    },
  };
}
