import type { AccountId } from "#core/ids.ts";
import type { ServerEnd } from "./network.ts";
import type { CustomerPage, Page } from "./pages.ts";
import type { SeenMarks } from "./seen-marks.ts";
import type { Running } from "./server-place.ts";
import type { ServerProcess } from "./server-process.ts";
import type { Comer } from "./simulated-server.ts";
import type { World } from "./world.ts";

interface Needs {
  readonly world: World;
  readonly marks: SeenMarks;
  readonly homeOf: (accountId: AccountId) => { readonly process: ServerProcess } | null;
}

/** Which process each connection leads to, and by way of which; and the books of who is here and has read what. */
export class Connections {
  readonly #needs: Needs;
  readonly #ends = new WeakMap<ServerEnd, Running>();

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** Somebody comes in at any of the servers; `false`: nobody listens there. */
  accept(end: ServerEnd, page: Page): boolean {
    const { world } = this.#needs;
    const place = world.places.length === 1 ? world.places[0] : world.place(world.chance.below(1_000));
    const running = place?.running;
    if (!running || running.isStopping) return false;
    this.#keepBooks(end, page);
    const comer = page.caller ?? (page as CustomerPage).widgetId;
    this.#lead(end, running);
    running.process.run(() => void running.server.welcome(end, comer));
    return true;
  }

  /** To the server at this address, as `Relay` does it; where that lets nobody in, it answers so. */
  relay(address: string, end: ServerEnd, comer: Comer): void {
    const home = this.#needs.world.places.find((place) => place.address === address)?.running;
    if (!home || home.isStopping) {
      end.close();
      return;
    }
    this.#lead(end, home);
    home.process.run(() => void home.server.welcome(end, comer, true));
  }

  /** This process is no more, neither as an end nor on the way. */
  ended(running: Running): void {
    const { world, marks } = this.#needs;
    marks.unsure();
    for (const line of running.lines) {
      if (this.#ends.get(line.serverEnd) === running) line.serverDies(world.chance);
      else line.relayDies(world.chance);
    }
    for (const goodbye of running.goodbyes) goodbye();
  }

  #lead(end: ServerEnd, running: Running): void {
    end.leadTo(running.process);
    this.#ends.set(end, running);
    running.lines.add(end.line);
  }

  #keepBooks(end: ServerEnd, page: Page): void {
    const { world } = this.#needs;
    let [goodbye, goodbyes] = [() => {}, new Set<() => void>()];
    const leave = () => {
      goodbye();
      goodbyes.delete(goodbye);
    };
    end.on("message", (bytes: Buffer) => {
      const text = bytes.toString();
      const running = this.#ends.get(end);
      if (!running) return;
      if (text.startsWith('{"type":"mark"')) this.#mark(page, running, text);
      // A server knows of them from their hello on.
      if (!text.startsWith('{"type":"hello')) return;
      leave();
      const id = page.caller?.userId ?? world.customerId(page as CustomerPage);
      if (!id) return;
      const { process } = running;
      goodbye = world.presence.came(id, { accountId: world.company(page).accountId, process });
      ({ goodbyes } = running);
      goodbyes.add(goodbye);
    });
    end.on("close", () => {
      leave();
      for (const { lines } of world.running) lines.delete(end.line);
    });
  }

  #mark(page: Page, { line, process }: Running, text: string): void {
    if (!page.caller) return;
    const { world, marks, homeOf } = this.#needs;
    const mark = JSON.parse(text) as { chatId: string; seen: number };
    // A server that cannot look into the store may not know what they have read, and refuses them.
    const isKept = !line.isCutOff && homeOf(world.company(page).accountId)?.process === process;
    marks.marked(page.caller.userId, { ...mark, isKept });
  }
}
