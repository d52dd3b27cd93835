import type { WebSocket } from "ws";
import pino from "pino";
import { beatEveryMs } from "#contract/limits.ts";
import type { WidgetId } from "#core/ids.ts";
import { Directory } from "#server/account/directory.ts";
import { assemble } from "#server/assemble.ts";
import { Admission, type Finding, type StaffCaller } from "#server/doors/admission.ts";
import { Outflow } from "#server/gateway/outflow.ts";
import type { Wire } from "#server/gateway/wire.ts";
import type { Homes } from "#server/ports/homes.ts";
import type { Ids } from "#server/ports/ids.ts";
import { noMeter } from "#server/ports/meter.ts";
import { StoreBusyFault, StoreFault } from "#server/ports/store.ts";
import { type EveryAccount, everyAccount } from "../../support/every-account.ts";
import type { ServerEnd } from "./network.ts";
import type { ProcessClock } from "./process-clock.ts";
import type { WatchedStore } from "./watched-store.ts";

interface Needs {
  readonly store: WatchedStore;
  readonly homes: Homes;
  readonly clock: ProcessClock;
  readonly ids: Ids;
  /** Something was logged that is no fault of the store. */
  readonly bug: (words: string) => void;
}

const credentials = { setPassword: async () => {}, endSessions: async () => {} };

/** One server process: its real parts behind real gates, over a door that opens to simulated lines. */
export class SimulatedServer {
  readonly store: WatchedStore;
  readonly clock: ProcessClock;
  readonly parts: EveryAccount;
  readonly #admission: Admission;
  readonly #wires = new Set<Wire>();

  constructor({ store, homes, clock, ids, bug }: Needs) {
    this.store = store;
    this.clock = clock;
    const logger = pino(
      { level: "error" },
      { write: (line: string) => void (isStoreFault(line) || bug(`The server logged ${line.trim()}`)) },
    );
    const parts = assemble({ store, homes, clock, ids, credentials, logger, meter: noMeter });
    this.parts = everyAccount(parts);
    this.#admission = new Admission({
      clock,
      logger,
      meter: noMeter,
      outflow: new Outflow(),
      beat: (wire) => {
        this.#wires.add(wire);
        return () => this.#wires.delete(wire);
      },
      directory: new Directory(parts.store),
      accounts: parts.accounts,
    });
    this.#beatAgain();
  }

  acceptCustomer(end: ServerEnd, widgetId: WidgetId): void {
    void this.#welcome(end, this.#admission.placeOfCustomer(widgetId));
  }

  acceptStaff(end: ServerEnd, caller: StaffCaller): void {
    void this.#welcome(end, this.#admission.placeOfStaff(caller));
  }

  /** From one moment to the next nothing of it does anything any more. */
  die(): void {
    this.store.die();
    this.clock.die();
  }

  /** As `SocketDoor` does it. */
  async #welcome(end: ServerEnd, finding: Promise<Finding>): Promise<void> {
    const place = await finding.catch((): Finding => "store-unavailable");
    const write = (texts: readonly string[]) => texts.forEach((text) => end.send(text));
    const line = { socket: end as unknown as WebSocket, outlet: { unsentBytes: 0, write } };
    if (typeof place === "string") this.#admission.turnAway(line, place);
    else if ("elsewhere" in place) this.#admission.turnAway(line, "home-away");
    else this.#admission.letIn(line, place, () => {});
    end.listen();
  }

  #beatAgain(): void {
    this.clock.after(beatEveryMs, () => {
      for (const wire of this.#wires) wire.beat();
      this.#beatAgain();
    });
  }
}

/** A store that fails is a trouble that was made; everything else that is logged as an error is a bug. */
function isStoreFault(line: string): boolean {
  const { err } = JSON.parse(line) as { err?: { type?: string } };
  return err?.type === StoreFault.name || err?.type === StoreBusyFault.name;
}
