import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commands } from "#contract/commands/commands.ts";
import { cardPermissions } from "#contract/permissions.ts";
import { queries } from "#contract/queries/queries.ts";
import { type SettingKind, settings } from "#contract/settings.ts";
import type { CardKind, PutCard } from "#contract/views/cards.ts";
import { settingsOf } from "#core/account/setting-kinds.ts";
import type { ChatId, QueueId } from "#core/ids.ts";
import { may, whyForbidden } from "#core/permission/may.ts";
import type { Asker, StaffAsker } from "#server/commands/asker.ts";
import type { CommandResult } from "#server/commands/command-runner.ts";
import { actorOf } from "#server/commands/why-forbidden.ts";
import { payloadOf } from "../support/access-table.ts";
import { type Furnished, foundAccount, furnishAccount } from "../support/found-account.ts";
import { shapeOf } from "../support/payloads.ts";
import { newCommandId, newCustomer } from "../support/run-command.ts";
import type { Parts } from "../support/running-parts.ts";
import { addStaff, firstAccount } from "../support/staff.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";

const promises = { ...commands, ...queries };
type Name = keyof typeof promises;
const names = Object.keys(promises) as Name[];
const whos = ["agent", "no webchat", "supervisor", "administrator"] as const;
type Who = (typeof whos)[number];

let server: TestServer;
let parts: Parts;
let own: Furnished;
let foreign: Furnished;
let staff: Record<Who, StaffAsker>;

beforeAll(async () => {
  server = await startTestServer();
  parts = server.parts();
  const members = await addStaff(parts, [
    { name: "An agent" },
    { name: "Without webchat", webchat: false },
    { name: "A supervisor", role: "supervisor", webchat: false },
    { name: "An administrator", role: "administrator" },
  ]);
  staff = Object.fromEntries(whos.map((who, index) => [who, members[index]!.asker])) as typeof staff;
  own = await furnishAccount(parts, staff.administrator);
  foreign = await furnishAccount(parts, await foundAccount(parts, "Other"));
});
afterAll(() => server.stop());

const actor = (asker: Asker) => actorOf(firstAccount(parts), asker);

function ask(name: Name, ids: Readonly<Record<string, string>>, asker: Asker): Promise<CommandResult> {
  const payload = payloadOf(name, ids);
  return name in queries
    ? (parts.gates.queries.run({ name, payload }, asker) as Promise<CommandResult>)
    : parts.commands.run({ id: newCommandId(), name, payload }, asker);
}

/** Ids that are nobody's, by the fields that name such things. */
const nothing = () => Object.fromEntries(Object.keys(own.ids).map((field) => [field, `no-such-${field}`]));
const forbidding: readonly (string | undefined)[] = ["not-permitted", "no-webchat", "signed-out"];
const codeOf = (result: CommandResult) => ("error" in result ? result.error.code : undefined);

describe.each(names)("[B-81] %s", (name) => {
  test("is for those who have its permission, by the table, and for nobody else", async () => {
    const askers: [string, Asker][] = [...Object.entries(staff), ["a customer", newCustomer(parts)]];
    for (const [who, asker] of askers) {
      const code = codeOf(await ask(name, nothing(), asker));
      const forbidden = whyForbidden(actor(asker), promises[name].permission);
      if (forbidden) expect(code, who).toBe(forbidden);
      else expect(forbidding, who).not.toContain(code);
    }
  });

  test("[I-11] with what belongs to another account it answers as with what is not there", async () => {
    const fields = Object.keys(shapeOf(promises[name].payload).properties ?? {});
    const hasIds = fields.some((field) => field in own.ids || field === "toQueueId");
    for (const who of hasIds ? whos : []) {
      const result = await ask(name, { ...foreign.ids, base: "break" }, staff[who]);
      expect(result, who).toHaveProperty("error");
      expect(result, who).toEqual(await ask(name, { ...nothing(), base: "break" }, staff[who]));
    }
  });
});

function cardsOf(asker: StaffAsker, look: { chatId: string; queueId: string }): readonly PutCard[] {
  const desk = parts.gates.deskFeed.add({ ...asker, send: () => {} });
  desk.openChat(look.chatId as ChatId);
  desk.watchQueue(look.queueId as QueueId);
  const cards = desk.snapshot();
  desk.end();
  return cards;
}

describe.each(whos)("[B-81] the desk of one who is %s", (who) => {
  test("shows the cards that its permissions allow, and no others", () => {
    const ids = { chatId: own.chatId, queueId: own.ids.queueId };
    const kinds = new Set(cardsOf(staff[who], ids).map(([kind]) => kind));
    const permitted = (kind: CardKind) => may(actor(staff[who]), cardPermissions[kind]);
    for (const kind of Object.keys(cardPermissions) as CardKind[]) {
      if (!permitted(kind)) expect([...kinds], kind).not.toContain(kind);
    }
    for (const kind of Object.keys(settings) as SettingKind[]) {
      const isThere = Object.keys(settingsOf(firstAccount(parts), kind)).length > 0;
      expect(kinds.has(kind), kind).toBe(isThere && permitted(kind));
    }
    const servesOrWider = who !== "no webchat";
    for (const kind of ["chat", "waiting", "offline-message"] as const) {
      expect(kinds.has(kind), kind).toBe(servesOrWider);
    }
  });

  test("[I-11] shows nothing of another account", () => {
    const cards = cardsOf(staff[who], { chatId: foreign.chatId, queueId: foreign.ids.queueId });
    const text = JSON.stringify(cards);
    for (const id of Object.values(foreign.ids)) expect(text).not.toContain(id);
    expect(cards.some(([kind]) => kind === "chat" || kind === "waiting")).toBe(false);
  });
});
