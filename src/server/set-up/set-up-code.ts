import { createHash, timingSafeEqual } from "node:crypto";
import { readableSecret } from "./readable-secret.ts";

/**
 * The code by which the first administrator proves to be who started this server. Nothing stores it: each
 * server has its own, and each start a new one.
 */
export class SetUpCode {
  readonly text = readableSecret();

  /** In constant time, however it was typed. */
  isRight(given: string): boolean {
    const hash = (text: string) => createHash("sha256").update(text).digest();
    return timingSafeEqual(hash(given.trim().toLowerCase()), hash(this.text));
  }
}
