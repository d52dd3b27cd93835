import type { Logger } from "pino";
import { Accounts } from "./account/accounts.ts";
import { wakeForErasing } from "./account/wake-for-erasing.ts";
import { type Limits, productLimits } from "./gateway/limits.ts";
import { KeyedMutex } from "./basics/keyed-mutex.ts";
import { failureLog } from "./logging/failure-log.ts";
import { type MailWays, noMail } from "./mail/mail-ways.ts";
import type { Homes } from "./ports/homes.ts";
import type { Clock } from "./ports/clock.ts";
import { FileShares } from "./files/file-shares.ts";
import { IdentitySecrets } from "./identity/identity-secrets.ts";
import { FileKeys } from "./files/file-keys.ts";
import type { FileStorage } from "./ports/file-storage.ts";
import type { Ids } from "./ports/ids.ts";
import type { Meter } from "./ports/meter.ts";
import type { Store } from "./ports/store.ts";
import type { Credentials } from "./ports/credentials.ts";
import { watchStore } from "./store/store-watch.ts";

interface World {
  readonly store: Store;
  readonly homes: Homes;
  readonly isOneOfSeveral?: boolean;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly storage: FileStorage;
  readonly credentials: Credentials;
  readonly logger: Logger;
  readonly meter: Meter;
  readonly limits?: Partial<Limits> | undefined;
  /** Left out: no mail is sent. */
  readonly mail?: MailWays | undefined;
}

/** Everything behind the doors, put together over what the world provides. Nothing of it listens yet. */
export function assemble(world: World) {
  const { clock, logger, homes, isOneOfSeveral = false } = world;
  const { store, storeWatch } = watchStore(world);
  const limits = { ...productLimits, ...world.limits };
  const sweeps = new KeyedMutex();
  const windows = new KeyedMutex();
  const fileKeys = new FileKeys({ store, clock });
  const identitySecrets = new IdentitySecrets(store);
  const { mail = noMail() } = world;
  const needs = {
    ...world,
    store,
    storeWatch,
    fileKeys,
    identitySecrets,
    isOneOfSeveral,
    limits,
    mail,
    sweeps,
    windows,
  };
  const accounts = new Accounts(needs);
  const failed = failureLog(logger, storeWatch);
  let stopWaking = () => {};
  return {
    store,
    storeWatch,
    homes,
    accounts,
    storage: world.storage,
    fileKeys,
    fileShares: new FileShares({ clock, limits }),
    /** Starts the server's background work; resolves when every account with work is open. */
    async start() {
      await accounts.start().catch(failed);
      stopWaking = wakeForErasing({ store, accounts, clock, failed });
    },
    /** Says goodbye to everyone and writes state that exists only in memory. */
    async stop() {
      stopWaking();
      await accounts.stop();
      mail.mailer?.close();
      await homes.leave().catch(failed);
      storeWatch.stop();
    },
  };
}
