import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Accounts } from "../account/accounts.ts";
import type { KnownUser } from "../account/directory.ts";
import type { Relaying } from "../relay/relaying.ts";

interface Needs {
  readonly relaying: Relaying;
  readonly accounts: Pick<Accounts, "find">;
  readonly userOf: (request: FastifyRequest) => Promise<KnownUser | null>;
}

/** Requests that do something in their user's account, and so are answered by its home. */
const answeredAtHome: ReadonlySet<string> = new Set([
  "POST /api/sign-out",
  "POST /api/change-password",
  "POST /api/end-session",
]);

/** Passes on what only the home of an account can answer. */
export function relayToHome(server: FastifyInstance, { relaying, accounts, userOf }: Needs): void {
  server.addHook("onRequest", async (request, reply) => {
    if (!answeredAtHome.has(`${request.method} ${request.routeOptions.url ?? ""}`)) return;
    const user = await userOf(request);
    const found = user && (await accounts.find(user.accountId));
    if (!found || !("elsewhere" in found)) return;
    reply.hijack();
    relaying.relay.request(found.elsewhere, request.raw, reply.raw);
  });
}
