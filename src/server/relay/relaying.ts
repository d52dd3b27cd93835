import type { Logger } from "pino";
import type { Clock } from "../ports/clock.ts";
import type { Meter } from "../ports/meter.ts";
import { Relay } from "./relay.ts";
import { RelayProof } from "./relay-proof.ts";

/** What a server that is one of several relays with. */
export interface Relaying {
  readonly proof: RelayProof;
  readonly relay: Relay;
}

/** `secret` is the installation's, known to each of its servers. */
export function openRelaying(
  secret: string,
  { clock, meter, logger }: { clock: Clock; meter: Meter; logger: Logger },
): Relaying {
  const proof = new RelayProof({ secret, clock });
  return { proof, relay: new Relay({ proof, clock, meter, logger }) };
}
