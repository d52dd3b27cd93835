import { typingEveryMs } from "#contract/limits.ts";
import type { Platform } from "./platform.ts";

/**
 * Turns key presses into "is typing": sent at once, repeated every `typingEveryMs` while the typing goes on,
 * and withdrawn after that time without a key, or on `stop`. (B-30)
 */
export class TypingSignal {
  readonly #platform: Platform;
  readonly #say: (on: boolean) => void;
  #saidAt = -Infinity;
  #isOn = false;
  #cancel: () => void = () => {};

  constructor(platform: Platform, say: (on: boolean) => void) {
    this.#platform = platform;
    this.#say = say;
  }

  press(): void {
    const now = this.#platform.now();
    // A time in the future means that this machine's calendar was set back.
    const isSaid = this.#isOn && this.#saidAt <= now && now - this.#saidAt < typingEveryMs;
    if (!isSaid) {
      this.#saidAt = now;
      this.#isOn = true;
      this.#say(true);
    }
    this.#cancel();
    this.#cancel = this.#platform.schedule(typingEveryMs, () => this.stop());
  }

  stop(): void {
    this.#cancel();
    if (!this.#isOn) return;
    this.#isOn = false;
    this.#say(false);
  }
}
