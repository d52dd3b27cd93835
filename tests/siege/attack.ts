import type { WidgetId } from "#contract/ids.ts";

/** The server that is attacked, and where one comes in. */
export interface Target {
  readonly url: string;
  readonly widgetId: WidgetId;
}

/** Number of attacks begun, and how many of them the server refused or ended. */
export interface Tally {
  begun: number;
  refused: number;
}

/** One of the attackers of an attack, who does the same again and again. */
export interface Attacker {
  readonly target: Target;
  /** The address that this one comes from. */
  readonly address: string;
  readonly index: number;
  readonly tally: Tally;
}

/** A way to attack. */
export interface Attack {
  /** How many attack at once. */
  readonly attackers: number;
  /** Pause of an attacker between two goes. */
  readonly pauseMs: number;
  /** One go; resolves when there is nothing left of it. */
  readonly go: (attacker: Attacker) => Promise<void>;
  /** What has to be there before it begins. */
  readonly prepare?: (target: Target, size: number) => Promise<void>;
}

/** The address that half of all attackers share, and one of the honest. */
export const attackedAddress = "203.0.113.7";

/** Half of the attackers come from one address, each of the others from one of its own. */
export function addressOf(index: number): string {
  return index % 2 === 0 ? attackedAddress : `198.18.${(index >> 8) & 255}.${index & 255}`;
}

/** The header in which the proxy, which the server trusts, names an address. */
export function sentFrom(address: string): { readonly "x-forwarded-for": string } {
  return { "x-forwarded-for": address };
}
