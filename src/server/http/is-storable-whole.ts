import { Readable } from "node:stream";
import { isStorable } from "#contract/fields.ts";

/** Can every text in it be stored, those of its keys, too? */
export function isStorableWhole(body: unknown): boolean {
  // Bytes on their way to a file are no text.
  if (body instanceof Readable) return true;
  const left = [body];
  while (left.length > 0) {
    const one = left.pop();
    if (typeof one === "string" && !isStorable(one)) return false;
    if (typeof one === "object" && one !== null) left.push(...Object.keys(one), ...Object.values(one));
  }
  return true;
}
