import { useEffect } from "react";
import { useStored } from "../session/use-stored.ts";
import type { Trigger } from "../suggestions/find-trigger.ts";
import { words } from "../words/words.ts";

/** What the signs bring, in words, each until this user has once been shown it. (rank 11) */
export function useSignHints(shown: Trigger["kind"] | null): readonly string[] {
  const [template, setTemplate] = useStored<"new" | "known">("sign-template", "new");
  const [emoji, setEmoji] = useStored<"new" | "known">("sign-emoji", "new");
  useEffect(() => {
    if (shown === "template" && template === "new") setTemplate("known");
    if (shown === "emoji" && emoji === "new") setEmoji("known");
  });
  const { signs } = words.workspace;
  return [...(template === "new" ? [signs.template] : []), ...(emoji === "new" ? [signs.emoji] : [])];
}
