import type { ErrorCode } from "#contract/error-codes.ts";
import { frameBytesMax } from "#contract/limits.ts";
import type { WidgetId } from "#core/ids.ts";
import type { IncomingMessage, Server } from "node:http";
import type { Socket } from "node:net";
import { WebSocketServer } from "ws";
import type { Logger } from "pino";
import type { OwnAddress } from "../edge/own-address.ts";
import type { OriginOf } from "../edge/request-origin.ts";
import type { Clock } from "../ports/clock.ts";
import type { Meter } from "../ports/meter.ts";
import type { Relay } from "../relay/relay.ts";
import type { Relaying } from "../relay/relaying.ts";
import { refuseUpgrade } from "../relay/write-answer.ts";
import { secretIn } from "../gateway/secret-cookie.ts";
import { Admission, type Finding, type StaffCaller } from "./admission.ts";
import { Heartbeat } from "./heartbeat.ts";
import { Outflow, SocketOutlet } from "../gateway/outflow.ts";
import type { OpenedSocket, Wire } from "../gateway/wire.ts";
import { UnfinishedMessages } from "./unfinished-messages.ts";
import { UnidentifiedConnections } from "./unidentified.ts";

type AdmissionNeeds = Pick<ConstructorParameters<typeof Admission>[0], "accounts" | "directory">;

interface Needs extends AdmissionNeeds {
  readonly clock: Clock;
  readonly logger: Logger;
  readonly meter: Meter;
  /** Finds the user that a `Cookie` header belongs to. */
  readonly whoIs: (cookie: string) => Promise<StaffCaller | null>;
  readonly originOf: OriginOf;
  readonly ownAddress: OwnAddress;
  /** Passes connections on to the other servers; `null` when there are none. */
  readonly relaying: Relaying | null;
}

/** The path by which a widget's customers come in. */
const chatPath = /^\/socket\/chat\/([\w-]{1,64})$/;

/** Interval and time limit of attempts to reach a home. By the end of it the account has another home. */
const homeAgainMs = 200;
const homeWithinMs = 4_500;

/**
 * Frames up to this size are read and refused with an error code; a larger one breaks the connection while it
 * arrives.
 */
export const payloadBytesMax = 2 * frameBytesMax;

/** Most fragments of a message. A browser sends a large one in a few. */
export const fragmentsMax = 16;

/** Most pieces in which one frame may come from the network: with the smallest packets it needs half. */
export const chunksMax = 500;

/** Accepts sockets: customers at their widget's path, staff at another, nobody anywhere else. */
export class SocketDoor {
  readonly #needs: Needs;
  readonly #admission: Admission;
  readonly #sockets = new WebSocketServer({
    noServer: true,
    maxPayload: payloadBytesMax,
    maxFragments: fragmentsMax,
    maxBufferedChunks: chunksMax,
    perMessageDeflate: false,
    clientTracking: false,
  });
  readonly #outflow = new Outflow();
  readonly #heartbeat = new Heartbeat();
  readonly #unidentified = new UnidentifiedConnections();
  readonly #unfinished: UnfinishedMessages;
  #isClosing = false;

  constructor(needs: Needs, server: Server) {
    this.#needs = needs;
    this.#unfinished = new UnfinishedMessages(needs.clock);
    const beat = (wire: Parameters<Heartbeat["join"]>[0]) => this.#heartbeat.join(wire);
    this.#admission = new Admission({ ...needs, outflow: this.#outflow, beat });
    server.on("upgrade", (request, socket, head) => this.#upgrade(request, socket as Socket, head));
  }

  /** Number of open connections of staff and of customers. */
  connections(): { readonly staff: number; readonly customers: number } {
    return this.#admission.counts();
  }

  /** Bytes that wait for readers, on all connections. */
  get unsentBytes(): number {
    return this.#outflow.unsentBytes;
  }

  /** Bytes held for messages of which not all has arrived. */
  get unfinishedBytes(): number {
    return this.#unfinished.bytes;
  }

  /** Lets nobody in any more. Accounts say goodbye to open connections. */
  close(): void {
    this.#isClosing = true;
    this.#heartbeat.stop();
  }

  #upgrade(request: IncomingMessage, socket: Socket, head: Buffer): void {
    // A peer that breaks the line while it is turned away is nothing to end the process for.
    socket.on("error", () => {});
    if (this.#isClosing) return refuseUpgrade(socket, "server-stopping");
    const { originOf, ownAddress } = this.#needs;
    const origin = originOf(request);
    if (origin.kind === "forged") return refuseUpgrade(socket, "not-permitted");
    // The server that relayed a request has looked, and has names of its own.
    const wrongHost = origin.kind === "relayed" ? null : ownAddress.whyNotHost(request.headers);
    if (wrongHost) return refuseUpgrade(socket, wrongHost);
    const path = request.url?.split("?")[0] ?? "";
    const isStaff = path === "/socket/desk";
    const widgetId = chatPath.exec(path)?.[1] as WidgetId | undefined;
    if (!isStaff && widgetId === undefined) return refuseUpgrade(socket, "not-found");
    // A page of somebody else's site would come with the user's cookie: it is turned away here.
    const wrongOrigin = ownAddress.whyNotOrigin(request.headers);
    if (isStaff && wrongOrigin) return refuseUpgrade(socket, wrongOrigin);
    const { address } = origin;
    const known = this.#unidentified.admit(address, () => socket.destroy());
    if (!known) return refuseUpgrade(socket, "too-many-connections");
    socket.on("close", known);
    const site = wrongOrigin ? (request.headers.origin ?? null) : null;
    // A page of somebody else's site would come with it, too, where a browser keeps one cookie for all sites.
    const brought = wrongOrigin ? undefined : request.headers.cookie;
    const find = () =>
      widgetId === undefined
        ? this.#placeOfStaff(request.headers.cookie ?? "")
        : this.#admission.placeOfCustomer({
            widgetId,
            address,
            site,
            keptSecret: secretIn(brought, widgetId),
          });
    const until = this.#needs.clock.steady() + homeWithinMs;
    void this.#welcome({ request, socket, head, known, find, until });
  }

  async #placeOfStaff(cookie: string): Promise<Finding> {
    const user = await this.#needs.whoIs(cookie);
    return user ? this.#admission.placeOfStaff(user) : "not-signed-in";
  }

  /** Frames that arrive during the look-up stay in the socket's buffer. */
  async #welcome(comer: Comer): Promise<void> {
    const { request, socket, head, known, find } = comer;
    const place = await find().catch((fault: unknown): ErrorCode => {
      this.#needs.logger.error({ err: fault }, "It could not be read who came in");
      return "store-unavailable";
    });
    if (socket.destroyed) return;
    const { relaying } = this.#needs;
    if (typeof place === "object" && "elsewhere" in place && relaying) {
      this.#relay(comer, place.elsewhere, relaying.relay);
      return;
    }
    this.#sockets.handleUpgrade(request, socket, head, (opened) => {
      const outlet = new SocketOutlet(socket, this.#outflow);
      const line = { socket: opened, outlet };
      const wire = this.#take(line, place, known);
      this.#unfinished.watch(socket, opened, () => {
        wire.end("unfinished");
        opened.terminate();
      });
    });
  }

  #take(line: OpenedSocket, place: Finding, known: () => void): Wire {
    if (typeof place === "string") return this.#admission.turnAway(line, place);
    if ("elsewhere" in place) return this.#admission.turnAway(line, "home-away");
    if (this.#isClosing) return this.#admission.turnAway(line, "server-stopping");
    return this.#admission.letIn(line, place, known);
  }

  /**
   * Relays to the account's home. When that server has just died, the connection is kept and tried again, so
   * that the client does not have to reconnect while the account finds its next home. Until a home has taken
   * the connection, it counts here; from then on it counts there.
   */
  #relay(comer: Comer, home: string, relay: Relay): void {
    const { request, socket, head, until, known } = comer;
    const { clock } = this.#needs;
    const unreachable = () => {
      if (this.#isClosing || clock.steady() > until) refuseUpgrade(socket, "home-away");
      else clock.after(homeAgainMs, () => void this.#welcome(comer));
    };
    relay.upgrade(home, { request, head }, { unreachable, taken: known });
  }
}

interface Comer {
  readonly find: () => Promise<Finding>;
  /** Until when, by the steady time, the account's next home is waited for. */
  readonly until: number;
  readonly request: IncomingMessage;
  readonly socket: Socket;
  readonly head: Buffer;
  readonly known: () => void;
}
