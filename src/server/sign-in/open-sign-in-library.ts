import type { UserId } from "#core/ids.ts";
import { passwordLengthMax, passwordLengthMin } from "#contract/limits.ts";
import { betterAuth } from "better-auth";
import { APIError } from "better-auth/api";
import type { Engine } from "../store/engines/engine.ts";
import type { Ids } from "../ports/ids.ts";

/** A session is extended on each day of use, so that nobody is signed out in the middle of a shift. */
const sessionSeconds = 30 * 24 * 3_600;

/** The sign-in library as the rest of the server uses it. */
export interface SignInLibrary {
  /** `Set-Cookie` headers of a new session; `null` when the password is wrong. */
  signIn(userId: UserId, password: string): Promise<readonly string[] | null>;
  /** Takes as long as checking a password, so that the time of an answer reveals nothing. */
  spendTime(password: string): Promise<void>;
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

  return {
    async signIn(userId, password) {
      try {
        const { headers } = await auth.api.signInEmail({
          body: { email: addressOf(userId), password },
          returnHeaders: true,
        });
        return headers.getSetCookie();
      } catch (error) {
        if (error instanceof APIError && error.statusCode < 500) return null;
        throw error;
      }
    },
    async spendTime(password) {
      await passwords.hash(password);
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
    database: authDatabase,
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
    telemetry: { enabled: false },
    logger: { disabled: true },
  });
}
