import { customerFramesMax, frameBytesMax, helloWithinMs, staffFramesMax } from "#contract/limits.ts";
import type { AccountId, UserId } from "#core/ids.ts";
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { WebSocketServer } from "ws";
import type { Logger } from "pino";
import type { Clock } from "../ports/clock.ts";
import type { Meter } from "../ports/meter.ts";
import type { GateNeeds } from "./gate-needs.ts";
import { CustomerGate } from "./customer-gate.ts";
import { StaffGate } from "./staff-gate.ts";
import { sessionOf } from "../sign-in/session-of.ts";
import { Heartbeat } from "./heartbeat.ts";
import { Outflow, SocketOutlet } from "./outflow.ts";
import { Strangers } from "./strangers.ts";
import { type OpenedSocket, Wire } from "./wire.ts";

interface Needs extends GateNeeds {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly meter: Meter;
  /** Who a `Cookie` header belongs to. */
  readonly whoIs: (
    cookie: string,
  ) => Promise<{ accountId: AccountId; userId: UserId } | "account-closed" | null>;
}

/** A frame up to here is read and refused with a word; a larger one breaks the line while it comes in. */
const payloadBytesMax = 4 * frameBytesMax;

/** How long a stop waits for the answers to what has been asked. */
const answerWithinMs = 5_000;

interface Line extends OpenedSocket {
  /** They have said who they are. */
  readonly known: () => void;
}

/** Where sockets come in: customers at one path, staff at another, nobody anywhere else. */
export class SocketDoor {
  readonly #needs: Needs;
  readonly #wires = new Map<Wire, StaffGate | CustomerGate>();
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: payloadBytesMax,
    perMessageDeflate: false,
    clientTracking: false,
  });
  readonly #outflow = new Outflow();
  readonly #heartbeat = new Heartbeat();
  readonly #strangers = new Strangers();
  #isClosing = false;

  constructor(needs: Needs, server: Server) {
    this.#needs = needs;
    server.on("upgrade", (request, socket, head) => this.#upgrade(request, socket, head));
  }

  /** How many connections are open to each kind of people. */
  connections(): { readonly staff: number; readonly customers: number } {
    const staff = [...this.#wires.values()].filter((gate) => gate instanceof StaffGate).length;
    return { staff, customers: this.#wires.size - staff };
  }

  /** Bytes that wait for readers, on all connections. */
  get unsentBytes(): number {
    return this.#outflow.unsentBytes;
  }

  /** Lets nobody in any more, answers what has been asked, tells everyone that the server stops and ends their connections. */
  async close(): Promise<void> {
    this.#isClosing = true;
    this.#heartbeat.stop();
    // What is asked from here on is asked again of the server that comes after this one.
    for (const wire of this.#wires.keys()) wire.stopListening();
    await this.#needs.requests.settled(answerWithinMs);
    for (const wire of this.#wires.keys()) wire.end("server-stopping");
  }

  #upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    // A peer that breaks the line while it is turned away is nothing to end the process for.
    socket.on("error", () => {});
    if (this.#isClosing) return refuse(socket, "503 Service Unavailable");
    const path = request.url?.split("?")[0];
    const isStaff = path === "/socket/desk";
    if (!isStaff && path !== "/socket/chat") return refuse(socket, "404 Not Found");
    // A page of somebody else's site would come with the user's cookie: it is turned away here.
    if (isStaff && !isSameOrigin(request)) return refuse(socket, "403 Forbidden");
    const known = this.#strangers.admit(request.socket.remoteAddress ?? "");
    if (!known) return refuse(socket, "429 Too Many Requests");
    socket.on("close", known);
    this.#sockets.handleUpgrade(request, socket, head, (opened) => {
      const line = { socket: opened, outlet: new SocketOutlet(socket, this.#outflow), known };
      if (isStaff) void this.#admitStaff(line, request.headers.cookie ?? "");
      else
        this.#listen(
          line,
          this.#wire(line, customerFramesMax),
          (wire) => new CustomerGate(this.#needs, wire),
        );
    });
  }

  #wire(line: OpenedSocket, framesMax: number): Wire {
    const { clock, meter } = this.#needs;
    return new Wire(line, { clock, outflow: this.#outflow, meter, framesMax });
  }

  async #admitStaff(line: Line, cookie: string): Promise<void> {
    const { whoIs, logger } = this.#needs;
    const { socket } = line;
    const wire = this.#wire(line, staffFramesMax);
    // What arrives before it is known who they are waits in the socket.
    socket.pause();
    const user = await whoIs(cookie).catch((fault: unknown) => {
      logger.error({ err: fault }, "A session could not be read");
      return undefined;
    });
    if (socket.readyState !== socket.OPEN) return;
    if (this.#isClosing) {
      wire.end("server-stopping");
    } else if (user === "account-closed") {
      wire.end(user);
    } else if (user) {
      this.#listen(line, wire, () => this.#staffGate(wire, user, cookie));
    } else {
      wire.end(user === undefined ? "store-unavailable" : "not-signed-in");
    }
    socket.resume();
  }

  #staffGate(
    wire: Wire,
    { accountId, userId }: { accountId: AccountId; userId: UserId },
    cookie: string,
  ): StaffGate {
    const session = sessionOf(cookie);
    return new StaffGate(this.#needs, wire, { kind: "staff", accountId, userId, session });
  }

  #listen({ known }: Line, wire: Wire, gateOf: (wire: Wire) => StaffGate | CustomerGate): void {
    const gate = gateOf(wire);
    const { clock } = this.#needs;
    const cancel = clock.after(helloWithinMs, () => {
      if (!hasSaidHello) wire.end("no-hello");
    });
    let hasSaidHello = false;
    this.#wires.set(wire, gate);
    const leave = this.#heartbeat.join(wire);
    wire.listen({
      receive: (frame) => {
        hasSaidHello = true;
        known();
        this.#apart(wire, () => gate.receive(frame));
      },
      closed: () => {
        cancel();
        leave();
        this.#wires.delete(wire);
        this.#apart(wire, () => gate.closed());
      },
    });
  }

  /** A bug ends the connection on which it showed itself, and nobody else's. */
  #apart(wire: Wire, work: () => void): void {
    try {
      work();
    } catch (bug) {
      this.#needs.logger.error({ err: bug }, "A connection failed");
      wire.end("internal");
    }
  }
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}

/** Programs send no origin; browsers always do. */
function isSameOrigin({ headers }: IncomingMessage): boolean {
  const { origin, host } = headers;
  return origin === undefined || hostOf(origin) === host;
}

function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
