import { once } from "node:events";
import { type IncomingMessage, type Server, type ServerResponse, createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import pino from "pino";
import { type Clock, systemClock } from "#server/ports/clock.ts";
import type { RequestOrigin } from "#server/edge/request-origin.ts";
import { RelayProof } from "#server/relay/relay-proof.ts";
import { Relay } from "#server/relay/relay.ts";

export const relaySecret = "a secret of all servers of one installation";

/** A real server that relays everything to one home. */
export interface RelayServer {
  readonly url: string;
  readonly relay: Relay;
  /** Reasons for which it ended connections. */
  readonly ended: readonly string[];
  /** Sockets of its clients, in the order in which they came. */
  readonly clients: readonly Socket[];
  stop(): Promise<void>;
}

interface RelayOptions {
  readonly secret?: string;
  readonly clock?: Clock;
}

export async function startRelay(
  home: string,
  { secret = relaySecret, clock = systemClock() }: RelayOptions = {},
): Promise<RelayServer> {
  const ended: string[] = [];
  const relay = new Relay({
    proof: new RelayProof({ secret, clock }),
    clock,
    meter: { connectionEnded: (reason) => void ended.push(reason) },
    logger: pino({ level: "silent" }),
  });
  const clients: Socket[] = [];
  const server = createServer((request, response) => relay.request(home, request, response));
  server.on("upgrade", (request, _socket, head) => relay.upgrade(home, { request, head }));
  server.on("connection", (socket) => clients.push(socket));
  const { url, stop } = await listen(server);
  return {
    url,
    relay,
    ended,
    clients,
    async stop() {
      relay.close();
      await stop();
    },
  };
}

/** A home for which the test decides what it does with what reaches it. */
export interface Home {
  readonly url: string;
  stop(): Promise<void>;
}

interface HomeDoors {
  readonly request?: (request: IncomingMessage, response: ServerResponse, origin: RequestOrigin) => void;
  readonly upgrade?: (request: IncomingMessage, socket: Socket, head: Buffer) => void;
}

export async function startHome({ request = () => {}, upgrade = () => {} }: HomeDoors): Promise<Home> {
  const proof = new RelayProof({ secret: relaySecret, clock: systemClock() });
  const server = createServer((asked, response) => request(asked, response, proof.originOf(asked)));
  server.on("upgrade", (asked, socket: Socket, head) => {
    socket.on("error", () => {});
    upgrade(asked, socket, head);
  });
  return listen(server);
}

async function listen(server: Server): Promise<Home> {
  const sockets = new Set<Socket>();
  server.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
