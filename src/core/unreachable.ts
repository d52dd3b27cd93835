/** Ends every `switch` over a union: a new variant is a compile error here, not a silent default. */
export function unreachable(value: never): never {
  throw new Error(`Unreachable: ${JSON.stringify(value)}`);
}
