import { chatsMaxMax } from "#contract/limits.ts";
import { settingSaved, savedItems } from "#core/account/account-event.ts";
import { bySystem } from "#core/author.ts";
import type { Change } from "#core/change.ts";
import type { AccountId, UserId } from "#core/ids.ts";
import { planSave } from "#server/logs/plan-save.ts";
import { systemClock } from "#server/ports/clock.ts";
import { randomIds } from "#server/ports/ids.ts";
import { firstAccountEvents } from "#server/set-up/first-account.ts";
import { defaultSessionTimes } from "#server/configuration/configuration.ts";
import { StaffSignIn } from "#server/sign-in/staff-sign-in.ts";
import { openPostgres } from "#server/store/engines/open-postgres.ts";
import { openStore } from "#server/store/open-store.ts";
import type { PreparedAccount } from "../messages/prepare-account.ts";

const password = "a long bench password";

/**
 * Founds accounts in an empty database, each with signed-in agents, because a server's own interface founds
 * only the first. Closes all connections to the database afterwards.
 */
export async function foundAccounts(
  databaseUrl: string,
  { accounts, agents }: { readonly accounts: number; readonly agents: number },
): Promise<PreparedAccount[]> {
  const engine = await openPostgres(databaseUrl);
  const store = openStore(engine);
  const failed = (fault: unknown): never => {
    throw fault;
  };
  await engine.homes.join({ address: null, clock: systemClock(), failed });
  const signIn = new StaffSignIn({
    store,
    ids: randomIds(),
    authDatabase: engine.authDatabase,
    failed,
    times: defaultSessionTimes,
    mayComeIn: async () => true,
  });
  const founded: PreparedAccount[] = [];
  for (let index = 0; index < accounts; index++) {
    const plan = planAccount(index, agents);
    const { accountId } = plan;
    const home = await engine.homes.find(accountId);
    if (home.kind !== "here") throw new Error("The account is at home elsewhere");
    const rows = plan.agents.map(({ userId, email }) => {
      const values = { user_id: userId, account_id: accountId, email };
      return { table: "staff_user" as const, values };
    });
    const asked = { accountId, epoch: home.epoch, commandId: null, rows };
    const outcome = await store.save(planSave(plan.changes, asked, () => undefined));
    if (outcome.kind !== "saved") throw new Error("The account could not be founded");
    const agentCookies: string[] = [];
    for (const { userId, email } of plan.agents) {
      await signIn.setPassword(userId, password);
      const cookies = (await signIn.signIn(email, password))?.cookies ?? [];
      agentCookies.push(cookies.map((cookie) => cookie.split(";")[0]).join("; "));
    }
    founded.push({ widgetId: plan.widgetId, agentCookies });
  }
  await engine.homes.leave();
  await store.close();
  return founded;
}

/** Auto-allocation, and agents who have room for as many chats as an account can allow. */
function planAccount(index: number, agentCount: number) {
  const ids = randomIds();
  const accountId = ids.next<AccountId>();
  const saved = { at: Date.now(), by: bySystem("set-up") };
  const email = `founder@account-${index}.example`;
  const founder = { userId: ids.next<UserId>(), accountName: `Account ${index}`, name: "Ada", email };
  const events = firstAccountEvents(accountId, founder, { ids, at: saved.at }).map((event) =>
    event.type === "account.created" ? { ...event, rules: { ...event.rules, chatsMax: chatsMaxMax } } : event,
  );
  const [widget] = savedItems(events, "widget");
  const groupIds = savedItems(events, "group").map(({ groupId }) => groupId);
  if (!widget) throw new Error("A new account has no widget");
  const agents = Array.from({ length: agentCount }, (_, agent) => ({
    userId: ids.next<UserId>(),
    name: `Agent ${agent}`,
    email: `agent-${agent}@account-${index}.example`,
    role: "agent" as const,
    webchat: true,
    groupIds,
    chatsMax: null,
    disabled: false,
  }));
  const all = [...events, ...agents.map((agent) => settingSaved("user", agent, saved))];
  const changes = all.map((event): Change => ({ log: "account", id: accountId, event }));
  return { accountId, widgetId: widget.widgetId, agents, changes };
}
