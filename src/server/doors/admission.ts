import type { ErrorCode } from "#contract/error-codes.ts";
import { customerFramesMax, helloWithinMs, staffFramesMax } from "#contract/limits.ts";
import { isNamedSite } from "#core/account/is-named-site.ts";
import type { AccountId, UserId } from "#core/ids.ts";
import type { Logger } from "pino";
import type { Accounts } from "../account/accounts.ts";
import type { Directory } from "../account/directory.ts";
import type { OpenAccount } from "../account/open-account.ts";
import type { Clock } from "../ports/clock.ts";
import type { Meter } from "../ports/meter.ts";
import { type CustomerCaller, CustomerGate } from "../gateway/customer-gate.ts";
import type { Outflow } from "../gateway/outflow.ts";
import { StaffGate } from "../gateway/staff-gate.ts";
import { type OpenedSocket, Wire } from "../gateway/wire.ts";

/** A signed-in user, and by which of their sessions. */
export interface StaffCaller {
  readonly accountId: AccountId;
  readonly userId: UserId;
  readonly session: string;
}

/** Somebody who comes in by a widget. */
interface Comer extends CustomerCaller {
  /** The origin of another site's page; `null` for our own pages and for programs. */
  readonly site: string | null;
}

type Gate = StaffGate | CustomerGate;

/**
 * Where a connection belongs: in an account that is open here, at the server that is the account's home, or
 * nowhere.
 */
export type Finding = Place | { readonly elsewhere: string } | ErrorCode;

export interface Place {
  readonly account: OpenAccount;
  readonly framesMax: number;
  /** The second is called once the client has identified itself. */
  readonly gateOf: (wire: Wire, known: () => void) => Gate;
}

interface Needs {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly meter: Meter;
  readonly outflow: Outflow;
  /** Gives the connection its beats from now on; the result ends them. */
  readonly beat: (wire: Wire) => () => void;
  readonly directory: Pick<Directory, "accountOfWidget">;
  readonly accounts: Pick<Accounts, "find">;
}

/** Finds the account of a connection and lets the connection in. */
export class Admission {
  readonly #needs: Needs;
  readonly #gates = new Map<Wire, Gate>();

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** Number of open connections of staff and of customers. */
  counts(): { readonly staff: number; readonly customers: number } {
    const staff = [...this.#gates.values()].filter((gate) => gate instanceof StaffGate).length;
    return { staff, customers: this.#gates.size - staff };
  }

  /** Throws a `StoreFault` when that cannot be read now. */
  async placeOfStaff({ accountId, userId, session }: StaffCaller): Promise<Finding> {
    const found = await this.#needs.accounts.find(accountId);
    if (!("account" in found)) return "error" in found ? found.error : found;
    const { account } = found;
    const { gates } = account.parts;
    const asker = { kind: "staff", accountId, userId, session } as const;
    return {
      account,
      framesMax: staffFramesMax,
      gateOf: (wire, known) => {
        // A session is proof enough.
        known();
        return new StaffGate(gates, wire, asker);
      },
    };
  }

  /** Throws a `StoreFault` when that cannot be read now. */
  async placeOfCustomer({ site, ...caller }: Comer): Promise<Finding> {
    const { widgetId } = caller;
    const accountId = await this.#needs.directory.accountOfWidget(widgetId);
    if (!accountId) return "not-found";
    const found = await this.#needs.accounts.find(accountId);
    if (!("account" in found)) return "error" in found ? found.error : found;
    const { account } = found;
    const { gates } = account.parts;
    const widget = gates.logs.account.widgets[widgetId];
    if (site !== null && widget && !isNamedSite(widget.sites, site)) return "site-not-named";
    return {
      account,
      framesMax: customerFramesMax,
      gateOf: (wire, known) => new CustomerGate(gates, wire, { ...caller, known }),
    };
  }

  /** `known` is called once the client has identified itself. The result is its connection. */
  letIn(socket: OpenedSocket, { account, framesMax, gateOf }: Place, known: () => void): Wire {
    const { clock } = this.#needs;
    const { closing } = account;
    const { connections } = account.parts.gates;
    // A closing account has already ended its connections and would never end this one.
    if (closing) return this.turnAway(socket, closing);
    const wire = this.#wire(socket, framesMax);
    const gate = gateOf(wire, known);
    const cancel = clock.after(helloWithinMs, () => {
      if (!hasSaidHello) wire.end("no-hello");
    });
    let hasSaidHello = false;
    this.#gates.set(wire, gate);
    connections.add(wire);
    const endBeats = this.#needs.beat(wire);
    wire.listen({
      receive: (frame) => {
        hasSaidHello = true;
        this.#apart(wire, () => gate.receive(frame));
      },
      closed: () => {
        cancel();
        endBeats();
        this.#gates.delete(wire);
        connections.delete(wire);
        this.#apart(wire, () => gate.closed());
      },
    });
    return wire;
  }

  turnAway(socket: OpenedSocket, why: ErrorCode): Wire {
    const wire = this.#wire(socket, 0);
    wire.end(why);
    return wire;
  }

  #wire(socket: OpenedSocket, framesMax: number): Wire {
    const { clock, meter, outflow } = this.#needs;
    return new Wire(socket, { clock, outflow, meter, framesMax });
  }

  /** A bug ends the connection on which it occurred, and no other. */
  #apart(wire: Wire, work: () => void): void {
    try {
      work();
    } catch (bug) {
      this.#needs.logger.error({ err: bug }, "A connection failed");
      wire.end("internal");
    }
  }
}
