import type { UserId } from "#core/ids.ts";
import { passwordLengthMax, passwordLengthMin } from "#contract/limits.ts";
import { type BetterAuthOptions, betterAuth } from "better-auth";
import { kyselyAdapter } from "@better-auth/kysely-adapter";
import type { Engine } from "../store/engines/engine.ts";
import type { Ids } from "../ports/ids.ts";
import { hashSessionTokens } from "./hash-session-tokens.ts";
import { markOf, staffSessions } from "./staff-sessions.ts";

/** A session is extended on each day of use, so that nobody is signed out in the middle of a shift. */
const sessionSeconds = 30 * 24 * 3_600;

/** A browser, by its `Cookie` and `User-Agent` headers. */
export interface Browser {
  readonly cookie: string;
  readonly userAgent: string;
}

/** The sign-in library as the rest of the server uses it. */
export interface SignInLibrary {
  /** Takes as long where there is no such user. */
  isPassword(userId: UserId | null, password: string): Promise<boolean>;
  /** `Set-Cookie` headers of a new session of this user, and of the device. */
  beginSession(user: { userId: UserId; email: string }, browser: Browser): Promise<readonly string[]>;
  /** The device's id when this e-mail address has signed in from it before, else `null`. */
  knownDevice(cookie: string, email: string): Promise<string | null>;
  whoIs(cookie: string): Promise<UserId | null>;
  signOut(cookie: string): Promise<readonly string[]>;
  setPassword(userId: UserId, password: string): Promise<void>;
  endSessions(userId: UserId): Promise<void>;
}

interface Options {
  readonly secret: string;
  readonly ids: Ids;
  /** Do browsers come by https only? Then the session's cookie is kept to that, and to this very host. */
  readonly isEncrypted: boolean;
  readonly authDatabase: Engine["authDatabase"];
}

export async function openSignInLibrary(options: Options): Promise<SignInLibrary> {
  const auth = configure(options);
  const { internalAdapter, password: passwords } = await auth.$context;
  const nobodysPassword = await passwords.hash(options.ids.next());

  return {
    async isPassword(userId, password) {
      const [credential] = await internalAdapter.findAccounts(userId ?? "nobody");
      const hash = credential?.password ?? nobodysPassword;
      const isRight = await passwords.verify({ hash, password });
      return isRight && hash !== nobodysPassword;
    },
    async beginSession({ userId, email }, { cookie, userAgent }) {
      const { headers } = await auth.api.beginSession({
        body: { userId, email, deviceId: options.ids.next() },
        headers: new Headers({ cookie, "user-agent": userAgent }),
        returnHeaders: true,
      });
      return headers.getSetCookie();
    },
    async knownDevice(cookie, email) {
      const device = await auth.api.readDevice({ headers: new Headers({ cookie }) });
      return device?.people.includes(markOf(email)) ? device.deviceId : null;
    },
    async whoIs(cookie) {
      const found = await auth.api.getSession({ headers: new Headers({ cookie }) });
      return (found?.user.id ?? null) as UserId | null;
    },
    async signOut(cookie) {
      const { headers } = await auth.api.signOut({
        headers: new Headers({ cookie }),
        returnHeaders: true,
      });
      return headers.getSetCookie();
    },
    async setPassword(userId, password) {
      const hash = await passwords.hash(password);
      const credentials = await internalAdapter.findAccounts(userId);
      if (credentials.length > 0) {
        await internalAdapter.updatePassword(userId, hash);
        await internalAdapter.deleteUserSessions(userId);
        return;
      }
      const user = { id: userId, name: userId, email: addressOf(userId), emailVerified: true };
      if (!(await internalAdapter.findUserById(userId))) {
        await internalAdapter.createUser(user, { method: "email-password" });
      }
      await internalAdapter.linkAccount({
        userId,
        providerId: "credential",
        accountId: userId,
        password: hash,
      });
    },
    endSessions: (userId) => internalAdapter.deleteUserSessions(userId),
  };
}

/** A made-up address for the library, which requires one for every user. */
function addressOf(userId: UserId): string {
  return `u-${userId.toLowerCase()}@users.invalid`;
}

function configure({ secret, ids, authDatabase, isEncrypted }: Options) {
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
    },
    user: { modelName: "auth_user" },
    session: { modelName: "auth_session", expiresIn: sessionSeconds },
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
    plugins: [staffSessions()],
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}
