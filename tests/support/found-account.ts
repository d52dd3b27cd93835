import { randomBytes } from "node:crypto";
import { type SettingIdField, type SettingKind, settings } from "#contract/settings.ts";
import { settingsOf } from "#core/account/setting-kinds.ts";
import type { Change } from "#core/change.ts";
import type { AccountId, ChatId, UserId } from "#core/ids.ts";
import type { CustomerAsker, StaffAsker } from "#server/commands/asker.ts";
import { firstAccountEvents } from "#server/set-up/first-account.ts";
import { randomIds } from "#server/ports/ids.ts";
import { mustSave } from "./must-save.ts";
import { shapeOf, validValue } from "./payloads.ts";
import { beginChat, done, newCustomer } from "./run-command.ts";
import type { Parts } from "./running-parts.ts";
import { block } from "./scenario-rules.ts";

/** Another company on the same installation; no route makes one. */
export async function foundAccount(parts: Parts, accountName: string): Promise<StaffAsker> {
  const ids = randomIds();
  const accountId = ids.next<AccountId>();
  const userId = ids.next<UserId>();
  const email = `founder-${randomBytes(4).toString("hex")}@other.example`;
  const founder = { userId, accountName, name: "Ola Berg", email };
  const events = firstAccountEvents(accountId, founder, { ids, at: 0 });
  const changes = events.map((event): Change => ({ log: "account", id: accountId, event }));
  const user = { user_id: userId, account_id: accountId, email };
  const rows = [{ table: "staff_user" as const, values: user }];
  await mustSave(parts, accountId, { changes, rows });
  return { kind: "staff", accountId, userId };
}

/** One of everything an account can have, so that each id can be tried where it does not belong. */
export interface Furnished {
  readonly administrator: StaffAsker;
  readonly customer: CustomerAsker;
  readonly chatId: ChatId;
  /** By the field in which a command names such a thing. */
  readonly ids: Readonly<Record<IdField, string>>;
}

export const idFields = [
  ...Object.values(settings).map(({ id }) => id),
  "chatId",
  "contactId",
  "offlineMessageId",
] as const;
export type IdField = (typeof idFields)[number];

/** `mark` keeps names apart where it is done more than once in an account. */
export async function furnishAccount(parts: Parts, administrator: StaffAsker, mark = ""): Promise<Furnished> {
  const account = () => parts.logs.account(administrator.accountId);
  const settingIds: Partial<Record<SettingIdField<SettingKind>, string>> = {};
  for (const kind of Object.keys(settings) as SettingKind[]) {
    const [known] = Object.keys(settingsOf(account(), kind));
    settingIds[settings[kind].id] = isFounded.has(kind)
      ? known!
      : await addSetting(parts, administrator, { kind, mark });
  }
  const contact = await done(parts, administrator, [
    "contact.save",
    { contactId: null, name: `Toni of ${account().name}`, email: "toni@home.example", phone: "030 1234" },
  ]);
  const customer = newCustomer(parts, account());
  const left = await done(parts, customer, [
    "customer.leave-message",
    { name: "", email: "toni@home.example", text: `Left for ${account().name}`, page: "", language: "en" },
  ]);
  const chatId = await beginChat(parts, customer, `First words to ${account().name}`);
  return {
    administrator,
    customer,
    chatId,
    ids: {
      chatId,
      contactId: contact.log,
      ...(settingIds as Record<SettingIdField<SettingKind>, string>),
      userId: administrator.userId,
      offlineMessageId: left.log,
    },
  };
}

/** Kinds of which the first events of an account have an item. */
const isFounded: ReadonlySet<SettingKind> = new Set(["user", "group", "queue", "break-reason", "widget"]);

/** Adds an item of this kind; its id. */
async function addSetting(
  parts: Parts,
  administrator: StaffAsker,
  { kind, mark }: { kind: SettingKind; mark: string },
): Promise<string> {
  if (kind === "block") {
    const chatId = await beginChat(parts, newCustomer(parts, parts.logs.account(administrator.accountId)));
    return (await done(parts, administrator, ["block.save", { ...block, chatId }])).id!;
  }
  const { id, one, save } = settings[kind];
  const known = {
    [id]: null,
    name: `The ${one}${mark}`,
    personal: false,
    parentId: null,
    timeZone: "Europe/Berlin",
    // Open at all times: chats are begun here.
    week: Array.from({ length: 7 }, () => [{ from: 0, to: 1_440 }]),
  };
  const payload = validValue(shapeOf(save), "payload", known) as never;
  const answer = await done(parts, administrator, [`${kind}.save`, payload]);
  return answer.id!;
}
