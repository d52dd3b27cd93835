import type { WebSocket } from "ws";
import pino from "pino";
import { beatEveryMs, customerFramesMax, helloWithinMs, staffFramesMax } from "#contract/limits.ts";
import type { AccountId, UserId } from "#core/ids.ts";
import { assemble } from "#server/assemble.ts";
import { CustomerGate } from "#server/gateway/customer-gate.ts";
import { Outflow } from "#server/gateway/outflow.ts";
import { StaffGate } from "#server/gateway/staff-gate.ts";
import { Wire } from "#server/gateway/wire.ts";
import type { Ids } from "#server/ports/ids.ts";
import { noMeter } from "#server/ports/meter.ts";
import { StoreBusyFault, StoreFault } from "#server/ports/store.ts";
import type { ServerEnd } from "./network.ts";
import type { ProcessClock } from "./process-clock.ts";
import type { WatchedStore } from "./watched-store.ts";

/** A staff user whose session has been looked at already, as they come in by a socket. */
export interface StaffCaller {
  readonly accountId: AccountId;
  readonly userId: UserId;
  readonly session: string;
}

interface Needs {
  readonly store: WatchedStore;
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
  readonly parts: Awaited<ReturnType<typeof assemble>>;
  readonly #outflow = new Outflow();
  readonly #wires = new Set<Wire>();

  private constructor({ store, clock }: Needs, parts: Awaited<ReturnType<typeof assemble>>) {
    this.store = store;
    this.clock = clock;
    this.parts = parts;
    this.#beatAgain();
  }

  /** Reads the logs; nothing runs and nobody comes in before `parts.start()`. */
  static async open(needs: Needs): Promise<SimulatedServer> {
    const { store, clock, ids, bug } = needs;
    const logger = pino(
      { level: "error" },
      { write: (line: string) => void (isStoreFault(line) || bug(`The server logged ${line.trim()}`)) },
    );
    const parts = await assemble({ store, clock, ids, credentials, logger, meter: noMeter });
    return new SimulatedServer(needs, parts);
  }

  acceptCustomer(end: ServerEnd): void {
    const wire = this.#wire(end, customerFramesMax);
    this.#listen(wire, new CustomerGate(this.parts.gates, wire));
  }

  acceptStaff(end: ServerEnd, { accountId, userId, session }: StaffCaller): void {
    const wire = this.#wire(end, staffFramesMax);
    const asker = { kind: "staff", accountId, userId, session } as const;
    this.#listen(wire, new StaffGate(this.parts.gates, wire, asker));
  }

  /** From one moment to the next nothing of it does anything any more. */
  die(): void {
    this.store.die();
    this.clock.die();
  }

  #wire(end: ServerEnd, framesMax: number): Wire {
    const socket = end as unknown as WebSocket;
    const write = (texts: readonly string[]) => texts.forEach((text) => end.send(text));
    return new Wire(
      { socket, outlet: { unsentBytes: 0, write } },
      { clock: this.clock, outflow: this.#outflow, meter: noMeter, framesMax },
    );
  }

  /** As `SocketDoor` does it. */
  #listen(wire: Wire, gate: StaffGate | CustomerGate): void {
    let hasSaidHello = false;
    const cancel = this.clock.after(helloWithinMs, () => {
      if (!hasSaidHello) wire.end("no-hello");
    });
    this.#wires.add(wire);
    wire.listen({
      receive: (frame) => {
        hasSaidHello = true;
        gate.receive(frame);
      },
      closed: () => {
        cancel();
        this.#wires.delete(wire);
        gate.closed();
      },
    });
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
