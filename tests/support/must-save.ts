import type { Change } from "#core/change.ts";
import type { AccountId } from "#core/ids.ts";
import type { Row } from "#server/ports/store.ts";
import type { Parts } from "./running-parts.ts";

/** Stores what no command does, past every rule. */
export async function mustSave(
  { logs }: Parts,
  accountId: AccountId,
  { changes, rows }: { changes: readonly Change[]; rows: readonly Row[] },
): Promise<void> {
  const { kind } = await logs.commit(accountId, changes, { commandId: null, rows });
  if (kind !== "saved") throw new Error(`It was not saved: ${kind}`);
}
