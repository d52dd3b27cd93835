import type { Challenge } from "#contract/proof-of-work.ts";

/** Does the work of a challenge, without a pause; `sha256` hashes a text. Throws when no number fits. */
export function findNumber(
  { token, target, numbers }: Challenge,
  sha256: (text: string) => Uint8Array,
): number {
  const wanted = Array.from({ length: 32 }, (_, at) => Number.parseInt(target.slice(2 * at, 2 * at + 2), 16));
  for (let number = 0; number < numbers; number++) {
    const hash = sha256(`${token}.${number}`);
    if (hash[0] === wanted[0] && wanted.every((byte, at) => byte === hash[at])) return number;
  }
  throw new Error("No number fits this challenge");
}
