import type { AccountId } from "#core/ids.ts";
import { erasedUpTo } from "#core/chat/retention.ts";
import type { Clock } from "../ports/clock.ts";
import type { Store } from "../ports/store.ts";
import { openableAccount } from "../logs/account-of-row.ts";
import type { Accounts } from "./accounts.ts";

const everyMs = 3_600_000;

interface Needs {
  readonly store: Store;
  readonly accounts: Accounts;
  readonly clock: Clock;
  readonly failed: (fault: unknown) => void;
}

/**
 * Opens accounts that have something to erase, now and every hour. An account that is open already erases
 * without help. (B-80) Returns a function that stops this.
 */
export function wakeForErasing(needs: Needs): () => void {
  const { clock, failed } = needs;
  let cancel = () => {};
  let isStopped = false;
  const wake = () => {
    cancel = clock.after(everyMs, wake);
    wakeThose(needs, () => isStopped).catch(failed);
  };
  wake();
  return () => {
    isStopped = true;
    cancel();
  };
}

async function wakeThose({ store, accounts, clock, failed }: Needs, isStopped: () => boolean): Promise<void> {
  const open = new Set([...accounts.open()].map(({ accountId }) => accountId));
  for (const accountId of await store.readAccountIds()) {
    if (isStopped()) return;
    try {
      if (open.has(accountId) || !(await hasSomethingToErase(store, accountId, clock.now()))) continue;
      await accounts.openAll([accountId]);
    } catch (fault) {
      // One that cannot be read is nothing to the others.
      failed(fault);
    }
  }
}

async function hasSomethingToErase(store: Store, accountId: AccountId, now: number): Promise<boolean> {
  // Files whose erasing was not finished, or that nobody has sent.
  if ((await store.readLooseFiles(accountId)).length > 0) return true;
  const finishedAt = await store.firstFinishedAt(accountId);
  const row = finishedAt === null ? null : await store.readAccount(accountId);
  if (finishedAt === null || !row) return false;
  const upTo = erasedUpTo(openableAccount(row, []), now);
  return upTo !== null && finishedAt <= upTo;
}
