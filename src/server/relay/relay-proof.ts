import { createHmac, timingSafeEqual } from "node:crypto";
import type { IncomingMessage } from "node:http";
import { type ClientAddress, clientAddressBehind } from "../edge/client-address.ts";
import type { RequestOrigin } from "../edge/request-origin.ts";
import type { Clock } from "../ports/clock.ts";

/**
 * One header carries all claims about a relayed request; its presence alone is the claim that the request is
 * relayed.
 */
export const relayHeader = "x-bellhop-relay";

/** Shorter secrets can be guessed. */
const secretLengthMin = 32;

/**
 * Age up to which a proof counts, in either direction: the calendars of two servers may differ by an
 * hour, and one hour more leaves room. The age only keeps a proof from being good for ever; see
 * docs/decisions/0016-relay-between-servers.md for why a replay within it gains nothing.
 */
const proofAgeMsMax = 2 * 3_600_000;

/** Bytes of an HMAC with SHA-256. */
const macBytes = 32;

interface Claim {
  /** Time of the claim by the relaying server's calendar, in ms since epoch. */
  readonly at: number;
  /** Of the client, as the relaying server sees it. */
  readonly address: string;
}

interface Needs {
  /** Shared by all servers of the installation and by nobody else. */
  readonly secret: string;
  readonly clock: Pick<Clock, "now">;
  /** Says who asks, of a request that no server relayed; without it the socket does. */
  readonly clientAddress?: ClientAddress;
}

/** Says of a request that a server of this installation relays it, and recognises such a request. */
export class RelayProof {
  readonly #secret: string;
  readonly #clock: Pick<Clock, "now">;
  readonly #clientAddress: ClientAddress;

  constructor({ secret, clock, clientAddress = clientAddressBehind([]) }: Needs) {
    if (secret.length < secretLengthMin) throw new Error("The secret of the relay is too short");
    this.#secret = secret;
    this.#clock = clock;
    this.#clientAddress = clientAddress;
  }

  /** The value of `relayHeader` for this request of a client. */
  seal(request: IncomingMessage): string {
    const at = this.#clock.now();
    const claim = Buffer.from(JSON.stringify({ at, address: this.#clientAddress(request) })).toString(
      "base64url",
    );
    return `${claim}.${this.#mac(claim, request).toString("base64url")}`;
  }

  /**
   * Tells whether a server of this installation relayed the request, and in both cases the client's own
   * address.
   */
  originOf(request: IncomingMessage): RequestOrigin {
    const header = request.headers[relayHeader];
    if (header === undefined) return { kind: "direct", address: this.#clientAddress(request) };
    const [claim = "", mac = "", ...more] = String(header).split(".");
    const given = Buffer.from(mac, "base64url");
    // The length is no secret; comparing texts of different length would throw.
    const isOurs =
      more.length === 0 && given.length === macBytes && timingSafeEqual(given, this.#mac(claim, request));
    if (!isOurs) return { kind: "forged" };
    const { at, address } = JSON.parse(Buffer.from(claim, "base64url").toString()) as Claim;
    if (Math.abs(this.#clock.now() - at) > proofAgeMsMax) return { kind: "forged" };
    return { kind: "relayed", address };
  }

  /** Covers everything from which a door concludes who is asking for what. */
  #mac(claim: string, { method, url, headers }: IncomingMessage): Buffer {
    const { host, origin, cookie, authorization } = headers;
    const said = ["bellhop relay 1", claim, method, url, host, origin, cookie, authorization];
    // As JSON, so that no two requests have the same text.
    return createHmac("sha256", this.#secret).update(JSON.stringify(said)).digest();
  }
}
