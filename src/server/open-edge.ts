import type { IncomingMessage } from "node:http";
import { hostname } from "node:os";
import type { Configuration } from "./configuration/configuration.ts";
import { clientAddressBehind } from "./edge/client-address.ts";
import { OwnAddress } from "./edge/own-address.ts";
import type { OriginOf } from "./edge/request-origin.ts";
import type { Relaying } from "./relay/relaying.ts";

/** The server's own addresses, and the way to its clients' addresses, for all its doors alike. */
export function openEdge(configuration: Configuration) {
  const { publicUrl, trustedProxies } = configuration;
  const clientAddress = clientAddressBehind(trustedProxies);
  return {
    clientAddress,
    ownAddress: new OwnAddress({ publicUrl, names: ownNames(configuration) }),
    /** A relayed request names its client by the word of the server that relayed it. */
    originOf: (relaying: Relaying | null): OriginOf =>
      relaying
        ? (request) => relaying.proof.originOf(request)
        : (request: IncomingMessage) => ({ kind: "direct", address: clientAddress(request) }),
  };
}

/** Names by which this machine is reached where no public address is set. */
function ownNames({ host, several }: Configuration): string[] {
  return [host, hostname(), ...(several ? [new URL(several.address).hostname] : [])];
}
