import { randomBytes } from "node:crypto";
import type { Account } from "#core/account/account.ts";
import type { Change } from "#core/change.ts";
import type { AccountId, ChatId, ClassificationId, TemplateId, UserId } from "#core/ids.ts";
import type { CustomerAsker, StaffAsker } from "#server/commands/asker.ts";
import { firstAccountEvents } from "#server/set-up/first-account.ts";
import { randomIds } from "#server/ports/ids.ts";
import { mustSave } from "./must-save.ts";
import { beginChat, done, newCustomer } from "./run-command.ts";
import type { Parts } from "./running-parts.ts";

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
  "chatId",
  "contactId",
  "queueId",
  "groupId",
  "userId",
  "templateId",
  "classificationId",
  "breakReasonId",
  "openingHoursId",
  "offlineMessageId",
  "widgetId",
] as const;
export type IdField = (typeof idFields)[number];

/** `mark` keeps names apart where it is done more than once in an account. */
export async function furnishAccount(parts: Parts, administrator: StaffAsker, mark = ""): Promise<Furnished> {
  const account = () => parts.logs.account(administrator.accountId);
  const [queueId] = Object.keys(account().queues);
  const saved = async (...command: Parameters<typeof done>[2]) =>
    (await done(parts, administrator, command)).id!;
  const templateId = (await saved("template.save", {
    templateId: null,
    name: `Greeting${mark}`,
    text: "Hello, how can I help?",
    queueIds: [],
    personal: false,
  })) as TemplateId;
  const classificationId = (await saved("classification.save", {
    classificationId: null,
    name: `Delivery${mark}`,
    parentId: null,
  })) as ClassificationId;
  const contact = await done(parts, administrator, [
    "contact.save",
    { contactId: null, name: `Toni of ${account().name}`, email: "toni@home.example", phone: "030 1234" },
  ]);
  const customer = newCustomer(parts, account());
  const openingHoursId = await saved("opening-hours.save", {
    openingHoursId: null,
    name: `Hours${mark}`,
    timeZone: "Europe/Berlin",
    // Open at all times: chats are begun here.
    week: Array.from({ length: 7 }, () => [{ from: 0, to: 1_440 }]),
    holidays: [],
  });
  const left = await done(parts, customer, [
    "customer.leave-message",
    { name: "", email: "toni@home.example", text: `Left for ${account().name}`, page: "" },
  ]);
  const chatId = await beginChat(parts, customer, `First words to ${account().name}`);
  return {
    administrator,
    customer,
    chatId,
    ids: {
      chatId,
      contactId: contact.log,
      queueId: queueId!,
      groupId: firstKey<Account["groups"]>(account().groups),
      userId: administrator.userId,
      templateId,
      classificationId,
      breakReasonId: firstKey(account().breakReasons),
      openingHoursId,
      offlineMessageId: left.log,
      widgetId: firstKey(account().widgets),
    },
  };
}

function firstKey<Entries extends object>(entries: Entries): string {
  const [key] = Object.keys(entries);
  if (!key) throw new Error("There is none");
  return key;
}
