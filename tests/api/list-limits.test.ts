import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { CommandName } from "#contract/commands/commands.ts";
import { commands } from "#contract/commands/commands.ts";
import * as contract from "#contract/limits.ts";
import { type SettingKind, settings } from "#contract/settings.ts";
import { settingNames, settingsOf } from "#core/account/setting-kinds.ts";
import { noForm } from "#core/pre-chat-form/pre-chat-form.ts";
import type { Asker } from "#server/commands/asker.ts";
import { type ListLimits, listLimits } from "#server/commands/list-limits.ts";
import { shapeOf, validValue } from "../support/payloads.ts";
import { newCommandId, newCustomer } from "../support/run-command.ts";
import { type Parts, readTables } from "../support/running-parts.ts";
import { type StaffMember, addStaff, firstAccount } from "../support/staff.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";

/** Short enough to be filled, and longer than what an account begins with. */
const short = 5;
const limits: ListLimits = {
  settings: Object.fromEntries(Object.keys(settings).map((kind) => [kind, short])) as ListLimits["settings"],
  personalTemplates: 3,
  contacts: 4,
  offlineMessagesOpen: 2,
};

let server: TestServer;
let parts: Parts;
let administrator: StaffMember;
let agent: StaffMember;
let made = 0;

beforeAll(async () => {
  server = await startTestServer({ limits });
  parts = server.parts();
  [administrator, agent] = (await addStaff(parts, [
    { name: "Ada", role: "administrator" },
    { name: "Robin" },
  ])) as [StaffMember, StaffMember];
});
afterAll(() => server.stop());

const account = () => firstAccount(parts);
const ask = (name: CommandName, payload: unknown, asker: Asker = administrator.asker) =>
  parts.commands.run({ id: newCommandId(), name, payload }, asker);

/** A new item, or with an id a change of that one, under a name of its own. */
function payloadFor(name: CommandName, more: object = {}): object {
  made += 1;
  const [queueId] = Object.keys(account().queues);
  const known = {
    queueId,
    name: `Name ${made}`,
    email: `mail-${made}@acme.example`,
    password: "a long password",
    timeZone: "UTC",
    text: `Text ${made}`,
    form: noForm,
    ...Object.fromEntries(
      Object.keys(shapeOf(commands[name].payload).properties ?? {})
        .filter((field) => field.endsWith("Id") && field !== "queueId")
        .map((field) => [field, null]),
    ),
    ...more,
  };
  return validValue(shapeOf(commands[name].payload), "payload", known) as object;
}

/** Asks until it is refused, and says how often it was not. */
async function fill(asks: () => ReturnType<typeof ask>) {
  for (let added = 0; ; added++) {
    const before = await readTables(parts);
    const result = await asks();
    if ("ok" in result) continue;
    expect((await readTables(parts)) === before, "a refusal changes nothing").toBe(true);
    return { added, error: result.error };
  }
}

// A block is made of a chat: see blocked-customers.test.ts.
const kinds = (Object.keys(settings) as SettingKind[]).filter((kind) => kind !== "block");

describe("[V-8] every list of an account has a limit", () => {
  test.each(kinds)(
    "[V-8] %s: one too many is refused in words, and those there can be changed",
    async (kind) => {
      const name = `${kind}.save` as CommandName;
      const { id, many, whenFull } = settings[kind];
      const { error } = await fill(() => ask(name, payloadFor(name, { [id]: null, personal: false })));
      expect(error.code).toBe("list-full");
      expect(error.words).toBe(`There can be at most ${short} ${many}: ${whenFull}.`);
      expect(error.with).toMatchObject({ max: short });
      const items = Object.values(settingsOf(account(), kind));
      expect(items).toHaveLength(short);
      const itemId = (items.at(-1) as unknown as Record<string, string>)[settingNames[kind].id];
      const changed = await ask(name, payloadFor(name, { [id]: itemId, personal: false }));
      expect(changed).toHaveProperty("ok");
    },
  );

  test("[V-8] each agent's own templates are counted by themselves", async () => {
    for (const { asker } of [agent, administrator]) {
      const own = () => ask("template.save", payloadFor("template.save", { personal: true }), asker);
      const { added, error } = await fill(own);
      expect(added).toBe(limits.personalTemplates);
      expect(error.words).toContain(`at most ${limits.personalTemplates} templates`);
    }
  });

  test("[V-8] contacts", async () => {
    const save = (contactId: string | null) =>
      ask("contact.save", { contactId, name: `Contact ${++made}`, email: "", phone: "" });
    const { added, error } = await fill(() => save(null));
    expect(added).toBe(limits.contacts);
    expect(error.words).toBe("There can be at most 4 contacts: change one that is no longer needed.");
    const [contact] = await parts.store.searchContacts(administrator.asker.userId, {
      accountId: account().accountId,
      words: [],
      limit: 1,
    });
    expect(await save(contact!.contact_id)).toHaveProperty("ok");
  });

  test("[V-8] offline messages that nobody has seen to, of all customers together", async () => {
    const words = { name: "", email: "pat@home.example", text: "Call me", page: "", language: "en" };
    const leave = () => ask("customer.leave-message", words, newCustomer(parts));
    const { added, error } = await fill(leave);
    expect(added).toBe(limits.offlineMessagesOpen);
    expect(error).toMatchObject({ code: "messages-full" });
    const [message] = parts.logs.openOfflineMessages();
    await ask("offline-message.finish", { offlineMessageId: message!.offlineMessageId });
    expect(await leave()).toHaveProperty("ok");
  });

  test("[V-8] the product's limits are those of the contract, and lists of ids can hold them", () => {
    expect(listLimits.settings).toBe(contract.settingsMax);
    expect(Object.keys(contract.settingsMax)).toEqual(Object.keys(settings));
    expect(contract.idListLengthMax).toBeGreaterThanOrEqual(contract.settingsMax.group);
    expect(contract.idListLengthMax).toBeGreaterThanOrEqual(contract.settingsMax.queue);
  });
});
