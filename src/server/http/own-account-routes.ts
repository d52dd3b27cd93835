import type { ErrorCode } from "#contract/error-codes.ts";
import { passwordLengthMax, passwordLengthMin } from "#contract/limits.ts";
import type { FastifyInstance } from "fastify";
import { z } from "zod";
import type { Accounts } from "../account/accounts.ts";
import type { Directory, KnownUser } from "../account/directory.ts";
import type { PasswordGuard } from "../sign-in/password-guard.ts";
import type { StaffSignIn } from "../sign-in/staff-sign-in.ts";
import { weaknessOf, weaknessWords } from "../sign-in/weakness-of.ts";
import { refuse, refuseAttempt } from "./refuse.ts";
import { userOf } from "./user-of.ts";

const changePasswordBody = z.strictObject({
  current: z.string().max(passwordLengthMax),
  next: z.string().min(passwordLengthMin).max(passwordLengthMax),
});

const endSessionBody = z.strictObject({ sessionId: z.string().max(64) });

interface Needs {
  readonly accounts: Accounts;
  readonly directory: Directory;
  readonly signIn: StaffSignIn;
  readonly guard: PasswordGuard;
}

/** Routes for users' own passwords and sessions. (B-83) */
export function ownAccountRoutes(server: FastifyInstance, needs: Needs): void {
  const { signIn, guard } = needs;

  server.post("/api/change-password", async (request, reply) => {
    const user = await userOf(request, needs);
    if (!user) return refuse(reply, "not-signed-in");
    const body = changePasswordBody.safeParse(request.body);
    if (!body.success) return refuse(reply, "bad-request");
    const { current, next } = body.data;
    const { userId } = user;
    const attempter = { kind: "signed-in", userId, address: request.ip } as const;
    const tried = await guard.attempt(attempter, async () =>
      (await signIn.isPassword(userId, current)) ? true : null,
    );
    if ("refused" in tried) return refuseAttempt(reply, tried);
    if (!tried.right) return refuse(reply, "current-password-wrong");
    const own = await ownWords(user, needs);
    if ("refused" in own) return refuse(reply, own.refused);
    const weakness = await weaknessOf(next, own.words);
    if (weakness) return refuse(reply, "password-weak", { why: weaknessWords[weakness], weakness });
    await leaveDesks(user, await signIn.changePassword(userId, next, user.session), needs);
    return {};
  });

  server.get("/api/sessions", async (request, reply) => {
    const user = await userOf(request, needs);
    if (!user) return refuse(reply, "not-signed-in");
    const sessions = await signIn.sessionsOf(user.userId);
    return {
      sessions: sessions.map(({ session, ...shown }) => ({
        ...shown,
        isThis: session === user.session,
      })),
    };
  });

  server.post("/api/end-session", async (request, reply) => {
    const user = await userOf(request, needs);
    if (!user) return refuse(reply, "not-signed-in");
    const body = endSessionBody.safeParse(request.body);
    if (!body.success) return refuse(reply, "bad-request");
    const ended = await signIn.endSession(user.userId, body.data.sessionId);
    if (!ended) return refuse(reply, "not-found");
    await leaveDesks(user, [ended], needs);
    return {};
  });
}

/** Words that others know of the user, and that make no good password. */
async function ownWords(
  { accountId, userId }: KnownUser,
  { accounts }: Needs,
): Promise<{ readonly words: readonly string[] } | { readonly refused: ErrorCode }> {
  const found = await accounts.find(accountId);
  if (!("account" in found)) return { refused: "error" in found ? found.error : "home-away" };
  const { name: company, users } = found.account.parts.logs.account;
  const { name = "", email = "" } = users[userId] ?? {};
  return { words: [company, name, email] };
}

/** Closes the open desks of sessions that have ended. This server is the home of their account. */
async function leaveDesks({ accountId, userId }: KnownUser, ended: readonly string[], { accounts }: Needs) {
  const found = await accounts.find(accountId);
  if (!("account" in found)) return;
  for (const session of ended) await found.account.leave({ userId, session });
}
