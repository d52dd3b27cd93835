import { emailLengthMax, passwordLengthMax } from "#contract/limits.ts";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Accounts } from "../account/accounts.ts";
import type { Directory } from "../account/directory.ts";
import type { SetUp } from "../set-up/set-up.ts";
import type { SetUpCode } from "../set-up/set-up-code.ts";
import type { Attempter } from "../sign-in/attempt-limits.ts";
import type { PasswordGuard } from "../sign-in/password-guard.ts";
import { signInAddress } from "../sign-in/sign-in-address.ts";
import { browserOf } from "./browser-of.ts";
import { ownAccountRoutes } from "./own-account-routes.ts";
import { refuse, refuseAttempt } from "./refuse.ts";
import { setUpRoute } from "./set-up-route.ts";
import { userOf } from "./user-of.ts";
import type { StaffSignIn } from "../sign-in/staff-sign-in.ts";

const signInBody = z.strictObject({
  email: z.string().max(emailLengthMax),
  password: z.string().max(passwordLengthMax),
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
  readonly setUpCode: SetUpCode;
  readonly signIn: StaffSignIn;
  readonly guard: PasswordGuard;
  readonly demo: Demo | null;
}

/** Routes for setting up, for signing in and out, and for users' own passwords and sessions. */
export function staffRoutes(server: FastifyInstance, needs: Needs): void {
  const { signIn, setUp, guard, accounts } = needs;
  setUpRoute(server, needs);
  ownAccountRoutes(server, needs);

  server.get("/api/me", async (request) => {
    const found = await userOf(request, needs);
    const { session: _, ...user } = found ?? {};
    return {
      needsSetUp: await setUp.isNeeded(),
      user: found && user,
      demo: needs.demo,
    };
  });

  server.post("/api/sign-in", async (request, reply) => {
    const body = signInBody.safeParse(request.body);
    if (!body.success) return refuse(reply, "bad-request");
    const { email, password } = body.data;
    const browser = browserOf(request);
    const attempter = await attempterOf(request, email, signIn);
    const tried = await guard.attempt(attempter, () => signIn.signIn(email, password, browser));
    if ("refused" in tried) return refuseAttempt(reply, tried);
    const signedIn = tried.right;
    if (!signedIn) return refuse(reply, "sign-in-failed");
    const found = await accounts.find(signedIn.accountId);
    if ("error" in found && found.error === "account-closed") return refuse(reply, found.error);
    // Desks of sessions that ended for this one. Where the account is at home elsewhere, they close there
    // when sessions are looked at next.
    if ("account" in found) {
      const { userId } = signedIn;
      for (const session of signedIn.ended) await found.account.leave({ userId, session });
    }
    return reply.header("set-cookie", [...signedIn.cookies]).send({ userId: signedIn.userId });
  });

  server.post("/api/sign-out", async (request, reply) => {
    const cookie = request.headers.cookie ?? "";
    const user = await userOf(request, needs);
    const cookies = await signIn.signOut(cookie);
    const found = user && (await accounts.find(user.accountId));
    if (found && "account" in found) {
      await found.account.leave(user);
    }
    return reply.header("set-cookie", [...cookies]).send({});
  });
}

/** Whose attempt at signing in it is: a device the user has signed in from before has attempts of its own. */
async function attempterOf(request: FastifyRequest, email: string, signIn: StaffSignIn): Promise<Attempter> {
  const deviceId = await signIn.knownDevice(request.headers.cookie ?? "", email);
  const whose = { email: signInAddress(email), address: request.ip };
  return deviceId ? { kind: "known-device", ...whose, deviceId } : { kind: "stranger", ...whose };
}
