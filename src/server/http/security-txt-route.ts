import type { FastifyInstance } from "fastify";
import type { Configuration } from "../configuration/configuration.ts";
import type { Clock } from "../ports/clock.ts";
import { askAgain } from "./answer-headers.ts";
import { refuse } from "./refuse.ts";

interface Needs {
  readonly contact: Configuration["securityContact"];
  /** The origin at which people open this server; `null` = not said. */
  readonly publicUrl: string | null;
  readonly clock: Pick<Clock, "now">;
}

const path = "/.well-known/security.txt";

/** How long a copy of the page counts. Whoever asks again gets one that counts from then. */
const countsForMs = 90 * 24 * 3_600_000;

/** `GET /.well-known/security.txt` (RFC 9116), for whoever has found a weakness. */
export function securityTxtRoute(server: FastifyInstance, { contact, publicUrl, clock }: Needs): void {
  server.get(path, async (_request, reply) => {
    if (!contact) return refuse(reply, "not-found");
    const lines = [
      ...contact.contacts.map((address) => `Contact: ${address}`),
      `Expires: ${new Date(clock.now() + countsForMs).toISOString()}`,
      `Preferred-Languages: ${contact.languages.join(", ")}`,
      // Its address counts by https only.
      ...(publicUrl?.startsWith("https:") ? [`Canonical: ${publicUrl}${path}`] : []),
    ];
    return reply
      .type("text/plain; charset=utf-8")
      .header("cache-control", askAgain)
      .send(`${lines.join("\n")}\n`);
  });
}
