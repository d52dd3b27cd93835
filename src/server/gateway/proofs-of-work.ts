import { createHash, createHmac, randomBytes, randomInt, timingSafeEqual } from "node:crypto";
import type { Challenge, Proof } from "#contract/proof-of-work.ts";

/** How long a challenge counts: an old phone's few seconds of work, a lost connection, and what waits before it. */
export const proofWithinMs = 120_000;

/** 128 bits, so that token and number together are one block of SHA-256. */
const sealBytes = 16;

/**
 * Challenges and the proofs that answer them, without a memory of either: a token says until when it counts, and
 * its seal can only be made again by whoever knows the key, the number, and what was asked for. The key is this
 * object's own, so a challenge of another account, or of another home of this one, counts for nothing here.
 */
export class ProofsOfWork {
  readonly #key = randomBytes(32);

  /** Work for `purpose`: on average, half of `numbers` have to be tried. `now` is by the steady time, in ms. */
  challenge(purpose: readonly string[], { numbers, now }: { numbers: number; now: number }): Challenge {
    const until = Math.ceil(now + proofWithinMs).toString(36);
    const number = randomInt(numbers);
    const token = `${until}.${this.#seal(purpose, until, number).toString("base64url")}`;
    const target = createHash("sha256").update(`${token}.${number}`).digest("hex");
    return { token, target, numbers };
  }

  /** Was this work done for this purpose, and not long ago? */
  isDone(purpose: readonly string[], { token, number }: Proof, now: number): boolean {
    const [until = "", seal = "", ...more] = token.split(".");
    const given = Buffer.from(seal, "base64url");
    // The length is no secret; comparing texts of different length would throw.
    if (more.length > 0 || given.length !== sealBytes) return false;
    return timingSafeEqual(given, this.#seal(purpose, until, number)) && now < Number.parseInt(until, 36);
  }

  #seal(purpose: readonly string[], until: string, number: number): Buffer {
    // As JSON, so that no two purposes have the same text.
    const said = JSON.stringify([until, number, ...purpose]);
    return createHmac("sha256", this.#key).update(said).digest().subarray(0, sealBytes);
  }
}
