import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { addressGroup, addressSite } from "../edge/address-group.ts";

/** How long a wrong attempt counts. */
export const windowSeconds = 600;

/**
 * Most wrong attempts within the window, from devices that nobody has signed in from yet: for one e-mail
 * address, and from one network. A network is shared by a whole contact centre.
 */
export const wrongForAddressMax = 10;
export const wrongFromNetworkMax = 30;
/** The same from all networks of a site of IPv6, which may be one person's. */
export const wrongFromSiteMax = 100;
/** Most wrong attempts within the window from a device that has signed in before, or by somebody signed in. */
export const wrongFromDeviceMax = 10;

/** Whose attempt at a password it is. */
export type Attempter =
  /** A device without a past. It counts for the e-mail address and for its network. */
  | { readonly kind: "stranger"; readonly email: string; readonly address: string }
  /** A device the user has signed in from before. Nobody else can use up its attempts. */
  | {
      readonly kind: "known-device";
      readonly email: string;
      readonly address: string;
      readonly deviceId: string;
    }
  /** A user who is signed in and proves it once more. */
  | { readonly kind: "signed-in"; readonly userId: string; readonly address: string }
  /** Somebody who sets up the installation. */
  | { readonly kind: "founder"; readonly address: string };

/**
 * Counts wrong attempts, in the memory of this server. Several servers count each for itself, so that n
 * servers permit n times as many; a count shared in the database would make a flood of attempts a flood of
 * writes there.
 */
export class AttemptLimits {
  readonly #byAddress = limiter(wrongForAddressMax);
  readonly #byNetwork = limiter(wrongFromNetworkMax);
  readonly #bySite = limiter(wrongFromSiteMax);
  readonly #byDevice = limiter(wrongFromDeviceMax);

  /**
   * Counts an attempt as wrong until `forgive` is called, so that attempts made at the same time cannot pass
   * together. Otherwise the result is how long to wait, in seconds.
   */
  async count(
    attempter: Attempter,
  ): Promise<{ readonly forgive: () => void } | { readonly waitSeconds: number }> {
    const counters = this.#countersOf(attempter);
    // Looked at before anything is counted: whoever makes names up may not fill the memory with them.
    for (const { limits, key } of counters) {
      const known = await limits.get(key);
      if (known && known.remainingPoints <= 0) return { waitSeconds: waitSecondsOf(known) };
    }
    const counted: Counter[] = [];
    const forgive = () => {
      for (const { limits, key } of counted) void limits.reward(key);
    };
    for (const counter of counters) {
      const over = await consume(counter);
      if (over) {
        forgive();
        return { waitSeconds: over };
      }
      counted.push(counter);
    }
    return { forgive };
  }

  #countersOf(attempter: Attempter): readonly Counter[] {
    const network = { limits: this.#byNetwork, key: addressGroup(attempter.address) };
    const site = { limits: this.#bySite, key: addressSite(attempter.address) };
    switch (attempter.kind) {
      case "stranger":
        return [site, network, { limits: this.#byAddress, key: attempter.email }];
      case "known-device":
        return [{ limits: this.#byDevice, key: `${attempter.deviceId} ${attempter.email}` }];
      case "signed-in":
        return [{ limits: this.#byDevice, key: `user ${attempter.userId}` }];
      case "founder":
        return [site, network];
    }
  }
}

interface Counter {
  readonly limits: RateLimiterMemory;
  readonly key: string;
}

function limiter(points: number): RateLimiterMemory {
  return new RateLimiterMemory({ points, duration: windowSeconds });
}

/** `null` when there was an attempt left, else the seconds until there is one. */
async function consume({ limits, key }: Counter): Promise<number | null> {
  try {
    await limits.consume(key);
    return null;
  } catch (over) {
    if (!(over instanceof RateLimiterRes)) throw over;
    return waitSecondsOf(over);
  }
}

/** By the calendar, which may have been set back; the window itself ends by a timer. */
function waitSecondsOf({ msBeforeNext }: RateLimiterRes): number {
  return Math.min(windowSeconds, Math.max(1, Math.ceil(msBeforeNext / 1_000)));
}
