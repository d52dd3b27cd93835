import type { AccountId, UserId } from "#core/ids.ts";
import { KeyedMutex } from "../basics/keyed-mutex.ts";
import type { Engine } from "../store/engines/engine.ts";
import type { Ids } from "../ports/ids.ts";
import { type Store, StoreFault } from "../ports/store.ts";
import type { Credentials } from "../ports/credentials.ts";
import { signInAddress } from "./sign-in-address.ts";
import type { SessionTimes } from "./keep-sessions.ts";
import type { Browser, Passwords, SessionUser, SignInLibrary } from "./open-sign-in-library.ts";
import type { StaffSession } from "./session-list.ts";

/** A staff user who has proved who they are. */
export interface SignedIn {
  readonly accountId: AccountId;
  readonly userId: UserId;
  /** `Set-Cookie` headers that keep it so. */
  readonly cookies: readonly string[];
  /** Names sessions of the user that have ended, because there were too many. */
  readonly ended: readonly string[];
}

const noBrowser: Browser = { cookie: "", userAgent: "" };

/**
 * The key of everything that hashes a password. Each takes a core and one of the few threads that also read
 * files, so they run one after the other.
 */
const oneAtATime = "password";

interface Needs {
  readonly store: Store;
  readonly ids: Ids;
  readonly authDatabase: Engine["authDatabase"];
  /** Do browsers come by https only? */
  readonly isEncrypted?: boolean;
  readonly times: SessionTimes;
  readonly passwords?: Passwords | undefined;
  /** May this user come in? */
  readonly mayComeIn: (userId: UserId) => Promise<boolean>;
  /** The store could not be read or written. */
  readonly failed: (fault: StoreFault) => void;
}

/**
 * Signs staff in and out. Passwords and sessions belong to the sign-in library, which is loaded on first use.
 * The library knows users by id only. E-mail addresses are kept here and may occur in several accounts
 * without either account learning of the other.
 */
export class StaffSignIn implements Credentials {
  readonly #needs: Needs;
  readonly #passwords = new KeyedMutex();
  #library: Promise<SignInLibrary> | null = null;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /**
   * `null` when there is no such user, none who may come in, or the password is another: it takes as long for
   * a user of one account as for nobody. Call it behind a `PasswordGuard`.
   */
  signIn(email: string, password: string, browser: Browser = noBrowser): Promise<SignedIn | null> {
    return this.#ask(async (library) => {
      const address = signInAddress(email);
      const users = await this.#needs.store.findStaffUsers(address);
      for (const { user_id: userId, account_id: accountId } of users) {
        const mayComeIn = await this.#needs.mayComeIn(userId);
        const begun = await this.#passwords.run(oneAtATime, async () => {
          if (mayComeIn) return library.signIn({ userId, email: address, password }, browser);
          // Takes the time of one who may, and begins no session.
          await library.isPassword(userId, password);
          return null;
        });
        if (begun) return { accountId, userId, ...begun };
      }
      if (users.length === 0) {
        await this.#passwords.run(oneAtATime, () => library.isPassword(null, password));
      }
      return null;
    });
  }

  /** Is this the user's password? Call it behind a `PasswordGuard`. */
  isPassword(userId: UserId, password: string): Promise<boolean> {
    return this.#passwords.run(oneAtATime, () =>
      this.#ask((library) => library.isPassword(userId, password)),
    );
  }

  /** The id of the device with this `Cookie` header if this address has signed in from it, else `null`. */
  async knownDevice(cookie: string, email: string): Promise<string | null> {
    if (!cookie.includes("bellhop.")) return null;
    return this.#ask((library) => library.knownDevice(cookie, signInAddress(email)));
  }

  /**
   * The user whose session this `Cookie` header carries, and which session; `null` when there is none. Nobody
   * else reads the header: of two cookies, or one written in another way, somebody else would take the wrong one.
   */
  async whoIs(cookie: string): Promise<SessionUser | null> {
    if (!cookie.includes("bellhop.")) return null;
    return this.#ask((library) => library.whoIs(cookie));
  }

  /** Ends the session; the result clears its cookie. */
  signOut(cookie: string): Promise<readonly string[]> {
    return this.#ask((library) => library.signOut(cookie));
  }

  async setPassword(userId: UserId, password: string): Promise<void> {
    await this.#setPassword(userId, password, null);
  }

  /** As `setPassword`, but that this session goes on. The result names the sessions that have ended. */
  changePassword(userId: UserId, password: string, keep: string): Promise<readonly string[]> {
    return this.#setPassword(userId, password, keep);
  }

  /** The user's sessions, the one used last first. */
  async sessionsOf(userId: UserId): Promise<readonly StaffSession[]> {
    const sessions = await this.#ask((library) => library.sessionsOf(userId));
    return sessions.toSorted((a, b) => b.usedAt - a.usedAt);
  }

  /** Names the session that has ended; `null` when the user has no such session. */
  endSession(userId: UserId, sessionId: string): Promise<string | null> {
    return this.#ask(async (library) => {
      const found = (await library.sessionsOf(userId)).find((session) => session.sessionId === sessionId);
      if (!found) return null;
      await library.endSession(userId, sessionId);
      return found.session;
    });
  }

  endSessions(userId: UserId): Promise<void> {
    return this.#ask((library) => library.endSessions(userId));
  }

  /** Where two servers make a user at once, the second is refused as if the store were away, and asks again. */
  #setPassword(userId: UserId, password: string, keep: string | null): Promise<readonly string[]> {
    return this.#passwords.run(oneAtATime, () =>
      this.#ask((library) => library.setPassword(userId, password, keep)),
    );
  }

  /** The library does nothing but keep its tables: where it fails, the store has. Throws a `StoreFault`. */
  async #ask<Answer>(question: (library: SignInLibrary) => Promise<Answer>): Promise<Answer> {
    try {
      return await question(await this.#open());
    } catch (cause) {
      const fault = new StoreFault("The sign-in library could not read or write", cause);
      this.#needs.failed(fault);
      throw fault;
    }
  }

  async #open(): Promise<SignInLibrary> {
    this.#library ??= this.#load();
    try {
      return await this.#library;
    } catch (fault) {
      // Not for ever: the next who asks may find the store there.
      this.#library = null;
      throw fault;
    }
  }

  async #load(): Promise<SignInLibrary> {
    const { store, ids, isEncrypted = false } = this.#needs;
    const secret = await store.installationText("sign-in secret", () =>
      [ids.next(), ids.next(), ids.next()].join(""),
    );
    const { openSignInLibrary } = await import("./open-sign-in-library.ts");
    return openSignInLibrary({ ...this.#needs, secret, isEncrypted });
  }
}
