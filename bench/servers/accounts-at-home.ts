import type { CustomerServerFrame } from "#contract/frames.ts";
import { Caller } from "../measuring/caller.ts";
import type { PreparedAccount } from "../messages/prepare-account.ts";

/** An account, and the address of the server that is its home. */
export interface AccountAtHome extends PreparedAccount {
  readonly home: string;
}

/** Makes each of the servers the home of as many of these accounts as any other: whom an account is asked for first has it. */
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
