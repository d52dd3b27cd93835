import type { WebSocket } from "ws";
import pino from "pino";
import { beatEveryMs } from "#contract/limits.ts";
import type { AccountId, WidgetId } from "#core/ids.ts";
import { Directory } from "#server/account/directory.ts";
import { assemble } from "#server/assemble.ts";
import { Admission, type Finding, type StaffCaller } from "#server/doors/admission.ts";
import { folderStorage } from "#server/files/folder-storage.ts";
import { Outflow } from "#server/gateway/outflow.ts";
import type { Wire } from "#server/gateway/wire.ts";
import type { Homes } from "#server/ports/homes.ts";
import type { Clock } from "#server/ports/clock.ts";
import type { Ids } from "#server/ports/ids.ts";
import { noMeter } from "#server/ports/meter.ts";
import { StoreBusyFault, StoreFault } from "#server/ports/store.ts";
import { type EveryAccount, everyAccount } from "../../support/every-account.ts";
import type { ServerEnd } from "./network.ts";
import type { WatchedStore } from "./watched-store.ts";

/** Who comes in: staff who are signed in, or a customer at a widget. */
export type Comer = StaffCaller | WidgetId;

export interface LetIn {
  /** Hands a connection to the server that is reached at an address, as `Relay` does. */
  readonly relay: (address: string, end: ServerEnd, comer: Comer) => void;
}

interface Needs extends LetIn {
  readonly store: WatchedStore;
  readonly homes: Homes;
  readonly isOneOfSeveral: boolean;
  readonly clock: Clock;
  readonly ids: Ids;
  /** Something was logged that is no fault of the store. */
  readonly bug: (words: string) => void;
}

const credentials = { setPassword: async () => {}, endSessions: async () => {} };

/** One server process: its real parts behind real gates, over a door that opens to simulated lines. */
export class SimulatedServer {
  readonly store: WatchedStore;
  readonly parts: EveryAccount;
  readonly #clock: Clock;
  readonly #relay: LetIn["relay"];
  readonly #admission: Admission;
  readonly #wires = new Set<Wire>();

  constructor({ store, homes, isOneOfSeveral, clock, ids, bug, relay }: Needs) {
    this.store = store;
    this.#clock = clock;
    this.#relay = relay;
    const logger = pino(
      { level: "error" },
      { write: (line: string) => void (isStoreFault(line) || bug(`The server logged ${line.trim()}`)) },
    );
    // Nobody sends files here: the folder is never made.
    const storage = folderStorage("no-files-in-simulations");
    const world = { store, homes, isOneOfSeveral, clock, ids, credentials, storage };
    const parts = assemble({ ...world, logger, meter: noMeter });
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

  /** The account as it is open here. */
  account(accountId: AccountId) {
    return [...this.parts.accounts.open()].find((one) => one.accountId === accountId)?.parts ?? null;
  }

  /** As `SocketDoor` does it. `isRelayed`: from another server, which is not done twice. */
  async welcome(end: ServerEnd, comer: Comer, isRelayed = false): Promise<void> {
    const finding =
      typeof comer === "string"
        ? this.#admission.placeOfCustomer({
            widgetId: comer,
            address: "127.0.0.1",
            site: null,
            keptSecret: null,
          })
        : this.#admission.placeOfStaff(comer);
    const place = await finding.catch((): Finding => "store-unavailable");
    if (typeof place === "object" && "elsewhere" in place) {
      if (isRelayed) end.close();
      else this.#relay(place.elsewhere, end, comer);
      return;
    }
    const write = (texts: readonly string[]) => texts.forEach((text) => end.send(text));
    const line = { socket: end as unknown as WebSocket, outlet: { unsentBytes: 0, write } };
    if (typeof place === "string") this.#admission.turnAway(line, place);
    else this.#admission.letIn(line, place, () => {});
    end.listen();
  }

  #beatAgain(): void {
    this.#clock.after(beatEveryMs, () => {
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
