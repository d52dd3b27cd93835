import type { AccountId } from "#core/ids.ts";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Accounts } from "../account/accounts.ts";
import type { KnownUser } from "../account/directory.ts";
import { filesPath } from "./answer-headers.ts";
import { availabilityPath } from "./availability-route.ts";
import type { Relaying } from "../relay/relaying.ts";

interface Needs {
  readonly relaying: Relaying;
  readonly accounts: Pick<Accounts, "find">;
  readonly userOf: (request: FastifyRequest) => Promise<KnownUser | null>;
  /** Somebody who sends or fetches a file. */
  readonly askerOf: (request: FastifyRequest) => Promise<{ readonly accountId: AccountId } | null>;
  /** The account that somebody asks about who is nobody of it. */
  readonly accountAsked: (request: FastifyRequest) => Promise<AccountId | null>;
}

/** Requests that do something in their user's account, and so are answered by its home. */
const answeredAtHome: ReadonlySet<string> = new Set([
  "POST /api/sign-out",
  "POST /api/change-password",
  "POST /api/end-session",
]);

/** Passes on what only the home of an account can answer. */
export function relayToHome(server: FastifyInstance, needs: Needs): void {
  const { relaying, accounts, userOf, askerOf, accountAsked } = needs;
  server.addHook("onRequest", async (request, reply) => {
    const url = request.routeOptions.url ?? "";
    const isFile = url.startsWith(filesPath);
    const isQuestion = url === availabilityPath;
    if (!isFile && !isQuestion && !answeredAtHome.has(`${request.method} ${url}`)) return;
    const accountId = isQuestion
      ? await accountAsked(request)
      : (await (isFile ? askerOf(request) : userOf(request)))?.accountId;
    const found = accountId && (await accounts.find(accountId));
    if (!found || !("elsewhere" in found)) return;
    reply.hijack();
    relaying.relay.request(found.elsewhere, request.raw, reply.raw);
  });
}
