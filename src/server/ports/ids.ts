import { randomBytes } from "node:crypto";

/** Makes ids nobody can guess. */
export interface Ids {
  next<Id extends string>(): Id;
}

/** 120 random bits in base64url. */
export function randomIds(): Ids {
  return { next: <Id extends string>() => randomBytes(15).toString("base64url") as Id };
}
