import { createHash } from "node:crypto";
import { setTimeout } from "node:timers/promises";
import type { Logger } from "pino";
import type { Meter } from "../ports/meter.ts";
import { AttemptLimits, type Attempter } from "./attempt-limits.ts";
import { addressGroup } from "../edge/address-group.ts";

/**
 * Passwords are checked one at a time (see `StaffSignIn`), each in about a tenth of a second of processor. So
 * many may be under way or wait for it: of strangers, of strangers of one network, and of everybody else.
 */
export const strangersMax = 16;
export const strangersOfNetworkMax = 8;
export const knownMax = 100;

/** Seconds after which somebody who found the line full should try again. */
const lineFullSeconds = 5;

/**
 * A wrong attempt is answered this long after its check began: an address that several companies use takes
 * several checks, and the time must not tell.
 */
const wrongAfterMs = 1_000;

/** An attempt that was refused without a check. */
export interface NotChecked {
  readonly refused: "too-many-attempts" | "too-many-sign-ins";
  readonly waitSeconds: number;
}

interface Needs {
  readonly logger: Pick<Logger, "warn">;
  readonly meter: Pick<Meter, "passwordTried">;
}

/** Stands before everything that checks a password: bounds it, counts wrong attempts, logs and measures them. */
export class PasswordGuard {
  readonly #needs: Needs;
  readonly #limits = new AttemptLimits();
  readonly #strangers = new Map<string, number>();
  #strangerCount = 0;
  #knownCount = 0;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** Runs `check`, whose result is `null` for a wrong attempt, when the limits permit it. */
  async attempt<Right>(
    attempter: Attempter,
    check: () => Promise<Right | null>,
  ): Promise<{ readonly right: Right | null } | NotChecked> {
    const leave = this.#enter(attempter);
    if (!leave) return this.#notChecked(attempter, "too-many-sign-ins", lineFullSeconds);
    const began = performance.now();
    try {
      const counted = await this.#limits.count(attempter);
      if ("waitSeconds" in counted) {
        return this.#notChecked(attempter, "too-many-attempts", counted.waitSeconds);
      }
      const right = await check().catch((fault: unknown) => {
        counted.forgive();
        throw fault;
      });
      this.#needs.meter.passwordTried(attempter.kind, right === null ? "wrong" : "right");
      if (right !== null) {
        counted.forgive();
        return { right };
      }
      this.#needs.logger.warn(describe(attempter), "A wrong password was tried");
    } finally {
      leave();
    }
    await setTimeout(Math.max(0, began + wrongAfterMs - performance.now()));
    return { right: null };
  }

  #notChecked(attempter: Attempter, refused: NotChecked["refused"], waitSeconds: number): NotChecked {
    this.#needs.meter.passwordTried(attempter.kind, refused);
    return { refused, waitSeconds };
  }

  /** `null` when the line is full, else how to leave it. */
  #enter(attempter: Attempter): (() => void) | null {
    if (attempter.kind !== "stranger" && attempter.kind !== "founder") {
      if (this.#knownCount >= knownMax) return null;
      this.#knownCount += 1;
      return () => void (this.#knownCount -= 1);
    }
    const network = addressGroup(attempter.address);
    const ofNetwork = this.#strangers.get(network) ?? 0;
    if (this.#strangerCount >= strangersMax || ofNetwork >= strangersOfNetworkMax) return null;
    this.#strangerCount += 1;
    this.#strangers.set(network, ofNetwork + 1);
    return () => {
      this.#strangerCount -= 1;
      const left = (this.#strangers.get(network) ?? 1) - 1;
      if (left > 0) this.#strangers.set(network, left);
      else this.#strangers.delete(network);
    };
  }
}

/** For the log. An e-mail address stands there as the beginning of its SHA-256. */
function describe(attempter: Attempter): Readonly<Record<string, string>> {
  const { kind, address } = attempter;
  if ("email" in attempter) {
    const emailHash = createHash("sha256").update(attempter.email).digest("hex").slice(0, 16);
    return { kind, address, emailHash };
  }
  return "userId" in attempter ? { kind, address, userId: attempter.userId } : { kind, address };
}
