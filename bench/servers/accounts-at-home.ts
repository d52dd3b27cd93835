import type { CustomerServerFrame } from "#contract/frames.ts";
import { Caller } from "../measuring/caller.ts";
import type { PreparedAccount } from "../messages/prepare-account.ts";

/** An account, and the address of the server that is its home. */
export interface AccountAtHome extends PreparedAccount {
  readonly home: string;
}

/** Spreads the accounts evenly over the servers: the first server asked for an account becomes its home. */
export async function settleAccounts(
  accounts: readonly PreparedAccount[],
  servers: readonly { readonly url: string }[],
): Promise<AccountAtHome[]> {
  const settled: AccountAtHome[] = [];
  for (const [index, account] of accounts.entries()) {
    const home = servers[index % servers.length]?.url ?? "";
    const url = `${home.replace(/^http/, "ws")}/socket/chat/${account.widgetId}`;
    const caller = new Caller<CustomerServerFrame>(url, null, () => {});
    await caller.open(() => {});
    caller.close();
    settled.push({ ...account, home });
  }
  return settled;
}
