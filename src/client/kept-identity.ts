import { beatLostMs } from "#contract/limits.ts";
import type { Platform } from "./platform.ts";

/** Has the browser keep the secret where no page can read it, and bring it along with each connection. */
export interface SecretKeeper {
  /**
   * `asked`: the browser was asked to; whether it does shows when it is asked once more. `kept`: it does.
   * `another`: it has one already, of a chat that another page has begun. `refused`: it keeps none. Rejects when
   * that cannot be told now.
   */
  keep(secret: string): Promise<"asked" | "kept" | "another" | "refused">;
}

/** How long after it could not be asked the browser is asked again to keep the secret. */
const askAgainMs = 2_000;

type Outcome = Awaited<ReturnType<SecretKeeper["keep"]>>;

interface Options {
  readonly keeper: SecretKeeper;
  readonly platform: Pick<Platform, "schedule">;
  readonly newSecret: () => string;
  /** Says hello with the secret over the present connection; `false` when there is none. */
  readonly introduce: () => boolean;
  /** Connects anew, with what the browser keeps. */
  readonly reconnect: () => void;
  readonly refused: () => void;
}

/** Who the customer is, where the browser keeps their secret and this page does not know it. */
export class KeptIdentity {
  /** Known here until the browser brings it, or as long as the page lives where the browser keeps nothing. */
  secret: string | null = null;
  readonly #options: Options;
  #isWelcome = false;
  #isKnown = false;
  #isKept = false;
  /** Waits for the next welcome. */
  #waiting: (() => void)[] = [];
  #beginning: Promise<void> | null = null;

  constructor(options: Options) {
    this.#options = options;
  }

  /** There is none yet, and nobody is about to get one here. */
  get isAwaited(): boolean {
    return this.#isWelcome && !this.#isKnown && !this.#beginning;
  }

  /** Called with each welcome. "forgotten": what was known before is no longer. */
  welcomed(isKnown: boolean): "forgotten" | null {
    if (this.#isKnown && !isKnown) return "forgotten";
    this.#isWelcome = true;
    this.#isKnown = isKnown;
    this.#leaveToBrowser();
    for (const go of this.#waiting.splice(0)) go();
    return null;
  }

  /** Resolves when the connection knows who speaks; makes somebody of a stranger. */
  async known(): Promise<void> {
    if (!this.#isKnown) await (this.#beginning ??= this.#begin());
  }

  async #begin(): Promise<void> {
    const { newSecret, introduce, reconnect } = this.#options;
    // Nobody knows before the first welcome whether the browser has a secret.
    if (!this.#isWelcome) await this.#nextWelcome();
    if (this.#isKnown) return;
    const secret = newSecret();
    const outcome = await this.#keep(secret);
    if (outcome === "another") {
      reconnect();
      await this.#nextWelcome();
      return this.#begin();
    }
    this.secret = secret;
    // Frames arrive in their order, so that what is said next need not wait for the welcome.
    if (!introduce()) await this.#nextWelcome();
    void this.#learn(secret, outcome);
  }

  /** Whether the browser keeps it shows when it is asked once more. */
  async #learn(secret: string, first: Outcome): Promise<void> {
    const outcome = first === "asked" ? await this.#keep(secret) : first;
    this.#isKept = outcome !== "asked" && outcome !== "refused";
    this.#leaveToBrowser();
    if (!this.#isKept) this.#options.refused();
  }

  /** A page that does not hold the secret cannot go on with a chat that another page has forgotten. */
  #leaveToBrowser(): void {
    if (this.#isKnown && this.#isKept) this.secret = null;
  }

  async #keep(secret: string): Promise<Outcome> {
    for (;;) {
      try {
        return await this.#inTime(this.#options.keeper.keep(secret));
      } catch {
        await new Promise<void>((go) => this.#options.platform.schedule(askAgainMs, go));
      }
    }
  }

  /** A line that has died without a word lets nothing end by itself, and the first words wait for this. (F-14) */
  #inTime<Value>(asked: Promise<Value>): Promise<Value> {
    return new Promise((resolve, reject) => {
      asked.then(resolve, reject);
      this.#options.platform.schedule(beatLostMs, reject);
    });
  }

  #nextWelcome(): Promise<void> {
    return new Promise((go) => this.#waiting.push(go));
  }
}
