import type { CommandName, CommandPayload } from "#contract/commands/commands.ts";
import type { CommandId } from "#contract/ids.ts";
import type { Account, User } from "#core/account/account.ts";
import type { AccountId, WidgetId } from "#core/ids.ts";
import type { StaffAsker } from "../commands/asker.ts";
import type { CommandRunner } from "../commands/command-runner.ts";
import type { Accounts } from "../account/accounts.ts";
import type { Store } from "../ports/store.ts";
import { defaultQueue } from "../set-up/first-account.ts";
import type { SetUp } from "../set-up/set-up.ts";
import * as content from "./demo-content.ts";

/** Somebody to sign in as. */
interface DemoPerson {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly role: string;
}

/** The demo's data for its pages. */
export interface Demo {
  readonly companyName: string;
  readonly companyPage: string;
  readonly widgetId: WidgetId;
  readonly people: readonly DemoPerson[];
}

interface Needs {
  readonly setUp: SetUp;
  readonly accounts: Accounts;
  readonly store: Pick<Store, "findStaffUsers">;
}

/** Opens the demo account, which is created on the first start with the commands administrators use. */
export async function openDemo(needs: Needs): Promise<Demo> {
  const { setUp, accounts, store } = needs;
  const { companyName, administrator, demoPassword: password } = content;
  await setUp.foundFirst({ accountName: companyName, ...administrator, password });
  // An operator may have made others beside it.
  const [founder] = await store.findStaffUsers(administrator.email);
  const found = founder && (await accounts.find(founder.account_id));
  if (!found || !("account" in found)) throw new Error("The demo's account cannot be opened");
  const { logs, gates } = found.account.parts;
  const { commands } = gates;
  const { account } = logs;
  const admin = userOf(account, administrator.email);
  const isWhole = content.people.every(({ email }) => findUser(account, email));
  if (!isWhole) await furnish(commands, account, admin);
  const widgetId = Object.values(logs.account.widgets)[0]?.widgetId;
  if (!widgetId) throw new Error("The demo account has no widget");
  const staff = [...content.people, { ...administrator, role: "administrator" }];
  const people = staff.map(({ name, email, role }) => ({ name, email, role, password }));
  return { companyName, companyPage: "/company", widgetId, people };
}

/** Each step has a command id of its own, so that a start that was cut short is only continued. */
async function furnish(commands: CommandRunner, account: Account, admin: User): Promise<void> {
  const { accountId } = account;
  const save = saver(commands, accountId, admin);
  const firstQueueId = Object.values(account.queues)[0]?.queueId ?? null;
  const firstGroupId = Object.values(account.groups)[0]?.groupId ?? null;

  const groupIds = new Map<string, string>();
  for (const [index, { name }] of content.queues.entries()) {
    const groupId = index === 0 ? firstGroupId : null;
    groupIds.set(name, (await save(`group ${name}`, "group.save", { groupId, name })) ?? "");
  }
  for (const [index, { name, priority, announcements, mustClassify, script }] of content.queues.entries()) {
    const queueId = index === 0 ? firstQueueId : null;
    const own = [groupIds.get(name) ?? ""];
    const settings = { ...defaultQueue, name, priority, groupIds: own, announcements, mustClassify, script };
    await save(`queue ${name}`, "queue.save", { ...settings, queueId });
  }
  await save("administrator", "user.save", { ...admin, webchat: false, groupIds: [], password: null });
  for (const { name, email, role, groups } of content.people) {
    await save(`user ${email}`, "user.save", {
      userId: null,
      name,
      email,
      role,
      webchat: role === "agent",
      groupIds: groups.map((group) => groupIds.get(group) ?? ""),
      chatsMax: null,
      disabled: false,
      password: content.demoPassword,
    });
  }
  for (const template of content.templates) {
    const { name } = template;
    const payload = { ...template, templateId: null, queueIds: [], personal: false };
    await save(`template ${name}`, "template.save", payload);
  }
  for (const [parent, names] of Object.entries(content.classifications)) {
    const top = { classificationId: null, name: parent, parentId: null };
    const parentId = (await save(`classification ${parent}`, "classification.save", top)) ?? null;
    for (const name of names) {
      const payload = { classificationId: null, name, parentId };
      await save(`classification ${parent} ${name}`, "classification.save", payload);
    }
  }
}

function saver(commands: CommandRunner, accountId: AccountId, { userId }: User) {
  const asker: StaffAsker = { kind: "staff", accountId, userId };
  return async <Name extends CommandName>(
    step: string,
    name: Name,
    payload: CommandPayload<Name>,
  ): Promise<string | undefined> => {
    const id = `demo-${Buffer.from(step).toString("base64url").slice(0, 55)}` as CommandId;
    const result = await commands.run({ id, name, payload }, asker);
    if ("error" in result) throw new Error(`The demo's ${step} was refused: ${result.error.words}`);
    return result.ok.id;
  };
}

function userOf(account: Account, email: string): User {
  const user = findUser(account, email);
  if (!user) throw new Error(`The demo has no user ${email}`);
  return user;
}

function findUser(account: Account, email: string): User | undefined {
  return Object.values(account.users).find((user) => user.email === email);
}
