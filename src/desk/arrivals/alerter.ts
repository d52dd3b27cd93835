import type { Platform } from "#client/platform.ts";
import type { AlertWay } from "./alert-ways.ts";

/** Something that the agent should hear of wherever they are. */
export interface Alert {
  readonly words: string;
  /** Where it leads to. */
  open(): void;
}

interface Needs extends Pick<Platform, "now" | "schedule"> {
  /** Is it for this tab to alert? Of several tabs of one user one is enough. */
  isItsTurn(): boolean;
  isOn(way: AlertWay): boolean;
  ring(): void;
  /** Shows it beside the page; the result takes it away. */
  show(alert: Alert): () => void;
}

/** A crowd that arrives within this time rings once. */
export const crowdMs = 1_500;

/** How often the alert is repeated while customers wait to be taken by hand. (B-17) */
export const repeatMs = 20_000;

/** Alerts of what arrives: once for each arrival, never several times at once, and in one tab. (B-3, B-17) */
export class Alerter {
  readonly #needs: Needs;
  #rangAt = -Infinity;
  #repeating: (() => void) | null = null;
  #close = () => {};

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  get isRepeating(): boolean {
    return this.#repeating !== null;
  }

  arrived(alert: Alert): void {
    const { isItsTurn, isOn, ring, show, now } = this.#needs;
    if (!isItsTurn()) return;
    if (isOn("desktop")) {
      this.#close();
      this.#close = show(alert);
    }
    if (!isOn("sound") || now() - this.#rangAt < crowdMs) return;
    this.#rangAt = now();
    ring();
  }

  /** Repeats the alert for as long as it is given, from its latest arrival on; `null` stops it at once. (B-17) */
  repeat(alert: Alert | null): void {
    this.#repeating?.();
    this.#repeating = null;
    if (alert === null) return;
    this.#repeating = this.#needs.schedule(repeatMs, () => {
      this.arrived(alert);
      this.repeat(alert);
    });
  }

  /** Nothing is left to be told of. */
  stop(): void {
    this.repeat(null);
    this.#close();
    this.#close = () => {};
  }
}
