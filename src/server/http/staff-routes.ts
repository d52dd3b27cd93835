import { type ErrorCode, commandError, errorCodes } from "#contract/error-codes.ts";
import { emailLengthMax, passwordLengthMax, passwordLengthMin } from "#contract/limits.ts";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Accounts } from "../account/accounts.ts";
import type { Directory } from "../account/directory.ts";
import { foundingForm } from "../set-up/founding-form.ts";
import type { SetUp } from "../set-up/set-up.ts";
import { sessionOf } from "../sign-in/session-of.ts";
import type { StaffSignIn } from "../sign-in/staff-sign-in.ts";

const signInBody = z.strictObject({
  email: z.string().max(emailLengthMax),
  password: z.string().max(passwordLengthMax),
});

const setUpBody = foundingForm.extend({
  password: z.string().min(passwordLengthMin).max(passwordLengthMax),
});

/** The public data of a demo. */
interface Demo {
  readonly companyPage: string;
  readonly widgetId: string;
  readonly people: readonly object[];
}

interface Needs {
  readonly accounts: Accounts;
  readonly directory: Directory;
  readonly setUp: SetUp;
  readonly signIn: StaffSignIn;
  readonly demo: Demo | null;
}

/** Attempts that one address may make in a minute, at one password or at the first set-up. */
const attemptsMax = 10;

/** Routes for signing in and out, the current user and the first administrator. */
export function staffRoutes(server: FastifyInstance, needs: Needs): void {
  const { signIn, setUp, accounts, directory } = needs;
  const rateLimit = { max: attemptsMax, timeWindow: "1 minute" };
  const guarded = { config: { rateLimit } };
  // A whole contact centre may share one address, so attempts are counted for each user of an address.
  const guardedByUser = {
    config: { rateLimit: { ...rateLimit, hook: "preHandler" as const, keyGenerator: addressAndUser } },
  };

  server.get("/api/me", async (request) => {
    const user = await userOf(request, needs);
    return {
      needsSetUp: await setUp.isNeeded(),
      user,
      demo: needs.demo,
    };
  });

  server.post("/api/sign-in", guardedByUser, async (request, reply) => {
    const body = signInBody.safeParse(request.body);
    if (!body.success) return refuse(reply, "bad-request");
    const signedIn = await signIn.signIn(body.data.email, body.data.password);
    const user = signedIn && (await directory.findUser(signedIn.userId));
    if (!signedIn || !user) return refuse(reply, "sign-in-failed");
    const found = await accounts.find(user.accountId);
    if ("error" in found && found.error === "account-closed") return refuse(reply, found.error);
    return reply.header("set-cookie", [...signedIn.cookies]).send({ userId: signedIn.userId });
  });

  server.post("/api/sign-out", async (request, reply) => {
    const cookie = request.headers.cookie ?? "";
    const user = await userOf(request, needs);
    const cookies = await signIn.signOut(cookie);
    const found = user && (await accounts.find(user.accountId));
    if (found && "account" in found) {
      await found.account.leave({ userId: user.userId, session: sessionOf(cookie) });
    }
    return reply.header("set-cookie", [...cookies]).send({});
  });

  server.post("/api/set-up", guarded, async (request, reply) => {
    const body = setUpBody.safeParse(request.body);
    if (!body.success) return refuse(reply, "bad-request", body.error.issues[0]?.path.join("."));
    const founded = await setUp.foundFirst(body.data);
    if (!founded) return refuse(reply, "already-set-up");
    const signedIn = await signIn.signIn(body.data.email, body.data.password);
    return reply.header("set-cookie", [...(signedIn?.cookies ?? [])]).send({ userId: founded.userId });
  });
}

/** The signed-in user; `null` when nobody is signed in or the user may no longer come in. */
export async function userOf(
  { headers }: { readonly headers: { readonly cookie?: string | undefined } },
  { signIn, directory }: Pick<Needs, "signIn" | "directory">,
) {
  const userId = await signIn.whoIs(headers.cookie ?? "");
  return userId && directory.findUser(userId);
}

function refuse(reply: FastifyReply, code: ErrorCode, field?: string) {
  const details = field ? { field } : {};
  return reply.status(errorCodes[code].httpStatus).send(commandError(code, details));
}

function addressAndUser({ ip, body }: FastifyRequest): string {
  const parsed = signInBody.safeParse(body);
  return `${ip} ${parsed.success ? parsed.data.email.trim().toLowerCase() : ""}`;
}
