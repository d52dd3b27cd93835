import { useState } from "react";
import type { Cursor } from "../drafts/draft-store.ts";
import { type Trigger, findTrigger } from "./find-trigger.ts";

interface TriggerState {
  readonly trigger: Trigger | null;
  /** The text or the cursor is another; what came back by undoing asks for nothing. */
  look(text: string, cursor: Cursor, isUndone?: boolean): void;
  /** Nothing is suggested for this word any more; `null`: for none, until something is typed. */
  close(): void;
}

/** The suggestions while a reply is typed. */
export function useTrigger(): TriggerState {
  const [trigger, setTrigger] = useState<Trigger | null>(null);
  const [closedAt, setClosedAt] = useState<number | null>(null);
  return {
    trigger: trigger && trigger.start !== closedAt ? trigger : null,
    look(text, cursor, isUndone = false) {
      const found = findTrigger(text, cursor);
      setTrigger(found);
      if (isUndone) setClosedAt(found?.start ?? null);
      else if (found?.start !== closedAt) setClosedAt(null);
    },
    close() {
      setClosedAt(trigger?.start ?? null);
    },
  };
}
