import type { Logger } from "pino";
import type { ClientAddress } from "../edge/client-address.ts";
import type { Clock } from "../ports/clock.ts";
import type { Homes } from "../ports/homes.ts";
import type { Meter } from "../ports/meter.ts";
import { cutDeadHomes } from "./cut-dead-homes.ts";
import { Relay } from "./relay.ts";
import { RelayProof } from "./relay-proof.ts";

/** The relay of a server that is one of several. */
export interface Relaying {
  readonly proof: RelayProof;
  readonly relay: Relay;
  stop(): void;
}

interface Needs {
  readonly clock: Clock;
  readonly meter: Meter;
  readonly logger: Logger;
  readonly homes: Homes;
  readonly clientAddress: ClientAddress;
  readonly failed: (fault: unknown) => void;
}

/** `secret` is the installation's, known to each of its servers. */
export function openRelaying(secret: string, needs: Needs): Relaying {
  const { clock, clientAddress } = needs;
  const proof = new RelayProof({ secret, clock, clientAddress });
  const relay = new Relay({ ...needs, proof });
  const stopLooking = cutDeadHomes({ ...needs, relay });
  return {
    proof,
    relay,
    stop() {
      stopLooking();
      relay.close();
    },
  };
}
