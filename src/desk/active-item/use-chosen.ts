import { useState } from "react";

/** Shows a choice at once, until the stored value changes; `undo` reverts a refused one. */
export function useChosen<Value>(stored: Value): {
  readonly shown: Value;
  readonly choose: (value: Value) => void;
  readonly undo: () => void;
} {
  const [chosen, setChosen] = useState<{ readonly over: Value; readonly value: Value } | null>(null);
  return {
    shown: chosen && chosen.over === stored ? chosen.value : stored,
    choose: (value) => setChosen({ over: stored, value }),
    undo: () => setChosen(null),
  };
}
