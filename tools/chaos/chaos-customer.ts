import { CustomerSession } from "#client/customer-session.ts";
import type { Memory } from "#client/platform.ts";
import type { WidgetId } from "#contract/ids.ts";
import { volatileMemory } from "#client/volatile-memory.ts";
import { newSecret } from "../node-platform.ts";
import type { Chance } from "./chance.ts";
import type { Ledger } from "./ledger.ts";
import { pause } from "./pause.ts";
import { witnessedPlatform } from "./witnessed-platform.ts";

interface Options {
  readonly url: string;
  readonly widgetId: WidgetId;
  readonly who: string;
  readonly chance: Chance;
  readonly ledger: Ledger;
  readonly texts: readonly string[];
}

/** A customer stops writing when this many messages are unacknowledged. */
const unacknowledgedMax = 5;

/**
 * A customer who writes, reads, reloads the page, ends chats and starts new ones, whatever the server does.
 */
export class ChaosCustomer {
  readonly who: string;
  session: CustomerSession;
  readonly #options: Options;
  /** The memory that survives a reload. */
  readonly #memory: Memory = volatileMemory();
  #written = 0;

  constructor(options: Options) {
    this.#options = options;
    this.who = options.who;
    this.session = this.#openPage();
  }

  async work(isOver: () => boolean): Promise<void> {
    const { chance } = this.#options;
    while (!isOver()) {
      await pause(chance.from(50, 1_500));
      if (isOver()) return;
      if (chance.is(0.04)) this.#reload();
      else if (chance.is(0.05)) this.#end();
      else this.#write(chance.is(0.3) ? chance.from(2, 4) : 1);
    }
  }

  /** Everything written is acknowledged, or was refused. */
  isSettled(): boolean {
    const { connection, outbox } = this.session.model.get();
    return connection === "online" && outbox.length === 0;
  }

  /** The same person in a browser that remembers who they are and nothing else. */
  openFreshPage(): CustomerSession {
    return this.#openPage();
  }

  #openPage(): CustomerSession {
    const { url, widgetId, who, chance, ledger } = this.#options;
    const session = new CustomerSession({
      platform: witnessedPlatform({
        url: `${url}/socket/chat/${widgetId}`,
        who,
        memory: this.#memory,
        chance,
        ledger,
      }),
      widgetId,
      newSecret,
      place: () => ({ page: "https://shop.example/help", browser: "Chaos", language: "en" }),
    });
    session.start();
    return session;
  }

  #write(times: number): void {
    const { chance, texts, ledger } = this.#options;
    for (let time = 0; time < times; time++) {
      if (this.session.model.get().outbox.length >= unacknowledgedMax) return;
      const text = `${chance.pick(texts)} [${this.who} ${++this.#written}]`;
      ledger.wrote(this.who, text);
      this.session.write(text);
    }
  }

  #end(): void {
    const { kind } = this.session.model.get().customer.situation;
    // Whether it is answered or not: the page may be closed meanwhile.
    if (kind === "waiting" || kind === "with-agent") void this.session.leave();
  }

  #reload(): void {
    this.session.stop();
    this.session = this.#openPage();
  }
}
