import { useState } from "react";
import { type Edited, beginEdit, followSaved, isChanged, settleSaved } from "./follow-saved.ts";

export interface EditedForm<Value> {
  readonly draft: Value;
  readonly isChanged: boolean;
  readonly theirs: Value | null;
  change(part: Partial<Value>): void;
  /** `sent` has been saved, and came out as `stored`. */
  settle(sent: Value, stored?: Value): void;
  takeTheirs(): void;
  keepMine(): void;
}

/** A draft of something saved, kept until it is saved or given up. */
export function useEdited<Value extends object>(saved: Value): EditedForm<Value> {
  const [state, setState] = useState<Edited<Value>>(() => beginEdit(saved));
  const edited = followSaved(state, saved);
  if (edited !== state) setState(edited);
  return {
    draft: edited.draft,
    isChanged: isChanged(edited),
    theirs: edited.theirs,
    change: (part) => setState((now) => ({ ...now, draft: { ...now.draft, ...part } })),
    settle: (sent, stored = sent) => setState((now) => settleSaved(now, sent, stored)),
    takeTheirs: () => setState((now) => beginEdit(now.last)),
    keepMine: () => setState((now) => ({ ...now, base: now.last, theirs: null })),
  };
}
