import { beatLostMs } from "#contract/limits.ts";
import type { ErrorCode } from "#contract/error-codes.ts";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Socket } from "node:net";
import { pipeline } from "node:stream";
import type { Logger } from "pino";
import type { Clock } from "../ports/clock.ts";
import type { Meter } from "../ports/meter.ts";
import { askHome } from "./ask-home.ts";
import { endToEndHeaders } from "./end-to-end-headers.ts";
import { type RelayProof, relayHeader } from "./relay-proof.ts";
import { RelayedConnection } from "./relayed-connection.ts";
import { answerHead, refuseRequest, refuseUpgrade } from "./write-answer.ts";

/** How often each connection is checked for a home that has fallen silent. */
const lookEveryMs = 5_000;

interface Needs {
  readonly proof: RelayProof;
  readonly clock: Pick<Clock, "after" | "steady">;
  readonly meter: Pick<Meter, "connectionEnded">;
  readonly logger: Logger;
}

/** Part of what Node gives with the "upgrade" event of a server. */
interface UpgradeRequest {
  readonly request: IncomingMessage;
  readonly head: Buffer;
}

interface UpgradeListeners {
  /** The home could not be asked. Left out, the client is refused. */
  readonly unreachable?: () => void;
  /** The home has let the client in. */
  readonly taken?: () => void;
}

/**
 * Passes on what concerns an account that is at home at another server of the installation, and
 * brings the answer back. A home is `http://host:port`, as its server has announced itself.
 */
export class Relay {
  readonly #needs: Needs;
  readonly #connections = new Set<RelayedConnection>();
  #isClosing = false;
  #cancelLook = () => {};

  constructor(needs: Needs) {
    this.#needs = needs;
    this.#lookLater();
  }

  /** WebSockets that are open through this server. */
  get connections(): number {
    return this.#connections.size;
  }

  /** The homes that connections are open to. */
  homes(): string[] {
    return [...new Set([...this.#connections].map(({ home }) => home))];
  }

  /**
   * Relays a request for a WebSocket. Whatever the home answers, a refusal too, reaches the client as it is.
   */
  upgrade(
    home: string,
    { request, head }: UpgradeRequest,
    { unreachable, taken }: UpgradeListeners = {},
  ): void {
    const client = request.socket;
    // A client that goes while its home is being asked is nothing to end the process for. It may be relayed
    // more than once, so the listener is always the same one.
    client.off("error", ignore).on("error", ignore);
    const refusal = request.method === "GET" ? this.#whyNot(request) : "bad-request";
    if (refusal) return refuseUpgrade(client, refusal);
    const headers = [...this.#headersOf(request), "Connection", "Upgrade", "Upgrade", "websocket"];
    const question = askHome({ home, request, headers }, this.#needs.clock);
    const giveUp = () => question.destroy();
    client.once("close", giveUp);
    let isAnswered = false;
    question.on("upgrade", (answer, upstream: Socket, upstreamHead) => {
      isAnswered = true;
      client.off("close", giveUp);
      taken?.();
      const answered = [...endToEndHeaders(answer), "Connection", "Upgrade", "Upgrade", "websocket"];
      client.write(Buffer.concat([answerHead(101, answered), upstreamHead]));
      upstream.write(head);
      this.#connect({ home, client, upstream });
    });
    question.on("response", (answer) => {
      isAnswered = true;
      const answered = [...endToEndHeaders(answer), "Connection", "close"];
      client.write(answerHead(answer.statusCode ?? 502, answered));
      pipeline(answer, client, () => client.destroySoon());
    });
    question.on("error", (fault) => {
      if (isAnswered) return;
      this.#homeFailed(home, fault);
      client.off("close", giveUp);
      if (unreachable && !client.destroyed) unreachable();
      else refuseUpgrade(client, "home-away");
    });
    question.end();
  }

  /** Relays any other request; its body must not have been read. */
  request(home: string, request: IncomingMessage, response: ServerResponse): void {
    const refusal = this.#whyNot(request);
    if (refusal) return refuseRequest(response, refusal);
    const headers = this.#headersOf(request);
    // Each connection frames the body in its own way.
    if (request.headers["transfer-encoding"] !== undefined) headers.push("Transfer-Encoding", "chunked");
    const question = askHome({ home, request, headers }, this.#needs.clock);
    let isAsked = false;
    question.on("socket", (socket) => socket.once("connect", () => (isAsked = true)));
    question.on("response", (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.statusMessage, endToEndHeaders(answer));
      pipeline(answer, response, () => question.destroy());
    });
    question.on("error", (fault) => {
      if (response.headersSent || response.destroyed) return;
      this.#homeFailed(home, fault);
      // A request that reached the home may have been carried out though no answer came.
      refuseRequest(response, isAsked && !isSafe(request) ? "internal" : "home-away");
    });
    response.on("close", () => question.destroy());
    request.pipe(question);
  }

  /** Cuts connections to a server that is gone or no longer the home; their clients reconnect at once. */
  cutAllTo(home: string): void {
    for (const connection of this.#connections)
      if (connection.home === home) this.#cut(connection, "home-away");
  }

  /** Relays nothing more and ends open connections; their clients reconnect to another server. */
  close(): void {
    this.#isClosing = true;
    this.#cancelLook();
    for (const connection of this.#connections) this.#cut(connection, "server-stopping");
  }

  /**
   * A relayed request is never relayed again: two servers that take each other for the home would do so for
   * ever.
   */
  #whyNot(request: IncomingMessage): ErrorCode | null {
    if (this.#isClosing) return "server-stopping";
    const { kind } = this.#needs.proof.originOf(request);
    if (kind === "forged") return "not-permitted";
    return kind === "relayed" ? "home-away" : null;
  }

  #headersOf(request: IncomingMessage): string[] {
    return [...endToEndHeaders(request), relayHeader, this.#needs.proof.seal(request)];
  }

  #connect({ home, client, upstream }: { home: string; client: Socket; upstream: Socket }): void {
    const connection = new RelayedConnection({ home, client, upstream, now: this.#needs.clock.steady() });
    this.#connections.add(connection);
    connection.start(() => this.#connections.delete(connection));
    if (this.#isClosing) this.#cut(connection, "server-stopping");
  }

  /** A machine that lost its power or its network closes nothing. A home that lives sends a beat in time. */
  #look(): void {
    const now = this.#needs.clock.steady();
    for (const connection of this.#connections) {
      if (connection.silentMs(now) < beatLostMs) continue;
      this.#cut(connection, connection.isClientBehind ? "too-slow" : "home-away");
    }
    this.#lookLater();
  }

  #lookLater(): void {
    this.#cancelLook = this.#needs.clock.after(lookEveryMs, () => this.#look());
  }

  #cut(connection: RelayedConnection, reason: ErrorCode): void {
    // Its sockets may take a moment to close; it is counted once.
    this.#connections.delete(connection);
    this.#needs.meter.connectionEnded(reason);
    connection.cut();
  }

  #homeFailed(home: string, fault: Error): void {
    this.#needs.logger.debug({ err: fault, home }, "A request could not be relayed");
  }
}

function ignore(): void {}

function isSafe({ method }: IncomingMessage): boolean {
  return method === "GET" || method === "HEAD";
}
