import { useState } from "react";
import { useSignedInDesk } from "./signed-in-desk.ts";

/** A choice this browser remembers for this user. */
export function useStored<Value extends string>(
  name: string,
  fallback: Value,
): readonly [Value, (value: Value) => void] {
  const { memory, userId } = useSignedInDesk();
  const key = `bellhop-choice-${userId}-${name}`;
  const [value, setValue] = useState(() => (memory.read(key) as Value | null) ?? fallback);
  const store = (next: Value) => {
    memory.write(key, next);
    setValue(next);
  };
  return [value, store];
}
