import type { UserId } from "#core/ids.ts";
import { passwordLengthMax, passwordLengthMin } from "#contract/limits.ts";
import { type AuthContext, type BetterAuthOptions, betterAuth } from "better-auth";
import { kyselyAdapter } from "@better-auth/kysely-adapter";
import type { Engine } from "../store/engines/engine.ts";
import type { Ids } from "../ports/ids.ts";
import { hashOfToken, hashSessionTokens } from "./hash-session-tokens.ts";
import { type StaffSession, endOldSessions, endSession, listSessions } from "./session-list.ts";
import type { SessionTimes } from "./keep-sessions.ts";
import { markOf, staffSessions } from "./staff-sessions.ts";

/** A use of a session is written down once in so long, or in a tenth of the time it may be idle. */
const useSecondsMax = 300;

/** A browser, by its `Cookie` and `User-Agent` headers. */
export interface Browser {
  readonly cookie: string;
  readonly userAgent: string;
}

/** Who somebody says they are. */
interface Claimed {
  readonly userId: UserId;
  readonly email: string;
  readonly password: string;
}

/** A user, and by which of their sessions. */
export interface SessionUser {
  readonly userId: UserId;
  /** Names the session as the table of sessions does: by the hash of its token. */
  readonly session: string;
}

/** A session that has begun. */
interface Begun {
  /** `Set-Cookie` headers of the session and of the device. */
  readonly cookies: readonly string[];
  /** Names the user's sessions that ended for it. */
  readonly ended: readonly string[];
}

/** The sign-in library as the rest of the server uses it. */
export interface SignInLibrary {
  /** Takes as long where there is no such user. */
  isPassword(userId: UserId | null, password: string): Promise<boolean>;
  /**
   * Begins a session of this user; `null` when it is not the user's password, or no longer by the time that
   * the session is there.
   */
  signIn(user: Claimed, browser: Browser): Promise<Begun | null>;
  /** The device's id when this e-mail address has signed in from it before, else `null`. */
  knownDevice(cookie: string, email: string): Promise<string | null>;
  whoIs(cookie: string): Promise<SessionUser | null>;
  signOut(cookie: string): Promise<readonly string[]>;
  /** Ends the user's sessions but the one to be kept, of which the result names each. */
  setPassword(userId: UserId, password: string, keep: string | null): Promise<readonly string[]>;
  sessionsOf(userId: UserId): Promise<readonly StaffSession[]>;
  endSessions(userId: UserId): Promise<void>;
  endSession(userId: UserId, sessionId: string): Promise<void>;
}

/** Turns passwords into what is stored of them. */
export interface Passwords {
  hash(password: string): Promise<string>;
  verify(tried: { readonly hash: string; readonly password: string }): Promise<boolean>;
}

interface Options {
  readonly secret: string;
  readonly ids: Ids;
  /** Do browsers come by https only? Then the session's cookie is kept to that, and to this very host. */
  readonly isEncrypted: boolean;
  readonly authDatabase: Engine["authDatabase"];
  readonly times: SessionTimes;
  /** By default the library's own, which are slow on purpose. */
  readonly passwords?: Passwords | undefined;
}

interface PasswordParts {
  readonly internalAdapter: Pick<AuthContext["internalAdapter"], "findAccounts">;
  readonly password: Passwords;
}

/** The stored hashes of passwords, and whether a password is of a hash. */
function passwordsOf({ internalAdapter, password: passwords }: PasswordParts, ids: Ids) {
  let nobodysHash: Promise<string> | null = null;
  /** Checked where there is no such user, so that it takes as long. */
  const hashOfNobody = () => (nobodysHash ??= passwords.hash(ids.next()));
  return {
    hashOf: async (userId: UserId) => (await internalAdapter.findAccounts(userId))[0]?.password,
    isOf: async (hash: string | null | undefined, password: string) =>
      (await passwords.verify({ hash: hash ?? (await hashOfNobody()), password })) &&
      typeof hash === "string",
  };
}

export async function openSignInLibrary(options: Options): Promise<SignInLibrary> {
  const auth = configure(options);
  const context = await auth.$context;
  const { internalAdapter, password: passwords } = context;
  const { hashOf, isOf } = passwordsOf(context, options.ids);

  return {
    isPassword: async (userId, password) => isOf(userId && (await hashOf(userId)), password),
    async signIn({ userId, email, password }, { cookie, userAgent }) {
      const hash = await hashOf(userId);
      if (!(await isOf(hash, password))) return null;
      const { headers, response } = await auth.api.beginSession({
        body: { userId, email, deviceId: options.ids.next() },
        headers: new Headers({ cookie, "user-agent": userAgent }),
        returnHeaders: true,
      });
      // A change of the password at another server ends only the sessions that existed by then.
      if ((await hashOf(userId)) === hash) {
        return { cookies: headers.getSetCookie(), ended: await endOldSessions(context, userId) };
      }
      await endSession(context, { userId, sessionId: response.sessionId });
      return null;
    },
    async knownDevice(cookie, email) {
      const device = await auth.api.readDevice({ headers: new Headers({ cookie }) });
      return device?.people.includes(markOf(email)) ? device.deviceId : null;
    },
    async whoIs(cookie) {
      const found = await auth.api.getSession({ headers: new Headers({ cookie }) });
      if (!found || found.session.createdAt.getTime() + options.times.ageMs <= Date.now()) return null;
      return { userId: found.user.id as UserId, session: hashOfToken(found.session.token) };
    },
    async signOut(cookie) {
      const { headers } = await auth.api.signOut({
        headers: new Headers({ cookie }),
        returnHeaders: true,
      });
      return headers.getSetCookie();
    },
    async setPassword(userId, password, keep) {
      const hash = await passwords.hash(password);
      const credentials = await internalAdapter.findAccounts(userId);
      if (credentials.length === 0) {
        await addCredential(context, userId, hash);
        return [];
      }
      await internalAdapter.updatePassword(userId, hash);
      const ended: string[] = [];
      for (;;) {
        // The library lists a hundred at most.
        const listed = await listSessions(context, userId);
        const others = listed.filter(({ session }) => session !== keep);
        if (others.length === 0) return ended;
        for (const { sessionId } of others) await endSession(context, { userId, sessionId });
        ended.push(...others.map(({ session }) => session));
      }
    },
    sessionsOf: (userId) => listSessions(context, userId),
    endSessions: (userId) => internalAdapter.deleteUserSessions(userId),
    endSession: (userId, sessionId) => endSession(context, { userId, sessionId }),
  };
}

async function addCredential(
  { internalAdapter }: Pick<AuthContext, "internalAdapter">,
  userId: UserId,
  hash: string,
): Promise<void> {
  const user = { id: userId, name: userId, email: addressOf(userId), emailVerified: true };
  if (!(await internalAdapter.findUserById(userId))) {
    await internalAdapter.createUser(user, { method: "email-password" });
  }
  const credential = { userId, providerId: "credential", accountId: userId, password: hash };
  await internalAdapter.linkAccount(credential);
}

/** A made-up address for the library, which requires one for every user. */
function addressOf(userId: UserId): string {
  return `u-${userId.toLowerCase()}@users.invalid`;
}

function configure({ secret, ids, authDatabase, isEncrypted, times, passwords }: Options) {
  const idleSeconds = Math.ceil(times.idleMs / 1_000);
  return betterAuth({
    database: (configured: BetterAuthOptions) =>
      hashSessionTokens(kyselyAdapter(authDatabase.db, { type: authDatabase.type })(configured)),
    secret,
    // Serves no purpose here: the library's own routes are not used, and the server knows its own address.
    baseURL: "http://localhost",
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: passwordLengthMin,
      maxPasswordLength: passwordLengthMax,
      ...(passwords ? { password: passwords } : {}),
    },
    user: { modelName: "auth_user" },
    session: {
      modelName: "auth_session",
      expiresIn: idleSeconds,
      updateAge: Math.min(useSecondsMax, Math.floor(idleSeconds / 10)),
    },
    account: { modelName: "auth_credential" },
    verification: { modelName: "auth_verification" },
    advanced: {
      cookiePrefix: isEncrypted ? "__Host-bellhop" : "bellhop",
      // The library's own prefix, "__Secure-", promises less and would stand before this one.
      useSecureCookies: false,
      defaultCookieAttributes: { secure: isEncrypted },
      database: { generateId: () => ids.next() },
    },
    rateLimit: { enabled: false },
    plugins: [staffSessions(times)],
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}
