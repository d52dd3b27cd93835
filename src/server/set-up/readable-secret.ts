import { randomInt } from "node:crypto";

/** Characters that are not mistaken for each other when read aloud. */
const signs = "abcdefghjkmnpqrstuvwxyz23456789";

/** 79 random bits, in groups: something to be read from one screen and typed at another. */
export function readableSecret(): string {
  const group = () => Array.from({ length: 4 }, () => signs[randomInt(signs.length)]).join("");
  return Array.from({ length: 4 }, group).join("-");
}
