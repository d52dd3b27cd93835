import { bySystem } from "#core/author.ts";
import { whyForbidden } from "#core/permission/may.ts";
import { actorOf } from "#server/commands/why-forbidden.ts";
import { settingSaved } from "#core/account/account-event.ts";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { commands } from "#contract/commands/commands.ts";
import { errorCodes } from "#contract/error-codes.ts";
import { queries } from "#contract/queries/queries.ts";
import type { Asker } from "#server/commands/asker.ts";
import type { CommandResult } from "#server/commands/command-runner.ts";
import {
  type Furnished,
  type IdField,
  foundAccount,
  furnishAccount,
  idFields,
} from "../support/found-account.ts";
import { type Shape, badVariants, givenShape, shapeOf, validValue } from "../support/payloads.ts";
import { newCommandId, newCustomer } from "../support/run-command.ts";
import { type Parts, readTables } from "../support/running-parts.ts";
import { type StaffMember, addStaff, firstAccount } from "../support/staff.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";

const promises = { ...commands, ...queries };
type Name = keyof typeof promises;
const names = Object.keys(promises) as Name[];

let server: TestServer;
let parts: Parts;
let own: Furnished;
let foreign: Furnished;
let staff: Record<"agent" | "no webchat" | "supervisor" | "administrator", StaffMember>;

beforeAll(async () => {
  server = await startTestServer();
  parts = server.parts();
  const { accountId } = firstAccount(parts);
  const [agent, idle, supervisor, administrator] = await addStaff(parts, [
    { name: "An agent" },
    { name: "Without webchat", webchat: false },
    { name: "A supervisor", role: "supervisor", webchat: false },
    { name: "An administrator", role: "administrator" },
  ]);
  staff = { agent: agent!, "no webchat": idle!, supervisor: supervisor!, administrator: administrator! };
  own = await furnishAccount(parts, { kind: "staff", accountId, userId: administrator!.userId });
  foreign = await furnishAccount(parts, await foundAccount(parts, "Other"));
});
afterAll(() => server.stop());

function ask(name: string, payload: unknown, asker: Asker): Promise<CommandResult> {
  const id = newCommandId();
  return name in queries
    ? (parts.gates.queries.run({ name, payload }, asker) as Promise<CommandResult>)
    : parts.commands.run({ id, name, payload }, asker);
}

/** Who may ask this; each finds everything it names. */
function rightAsker(name: Name): Asker {
  return promises[name].permission === "customer.chat" ? own.customer : own.administrator;
}

const otherFields = {
  email: "new@home.example",
  password: "a long password",
  base: "break",
  timeZone: "UTC",
  mayWaitUnattended: true,
  shownToWaiting: "nothing",
  mustClassify: false,
  script: "",
  // Chats are begun here after each payload that was in order.
  waitingMax: 0,
  week: Array.from({ length: 7 }, () => [{ from: 0, to: 1_440 }]),
};

/** A payload that is in order, of ids that are the asker's own. */
function validPayload(name: Name): Record<string, unknown> {
  const known = { ...own.ids, ...otherFields, toQueueId: own.ids.queueId, parentId: null, before: 1_000 };
  return validValue(shapeOf(promises[name].payload), "payload", known) as Record<string, unknown>;
}

/** Asks what must be refused: with a code of the contract that says more than "internal". Resolves with the code. */
async function expectRefused(name: string, payload: unknown, asker: Asker): Promise<string> {
  const result = await ask(name, payload, asker);
  if ("ok" in result) return `done: ${JSON.stringify(result.ok)}`;
  expect(Object.keys(errorCodes)).toContain(result.error.code);
  expect(result.error.code).not.toBe("internal");
  return result.error.code;
}

/** Everything that `body` asks is refused: all of it together must leave every table as it was. */
async function changingNothing(body: () => Promise<void>): Promise<void> {
  const before = await readTables(parts);
  await body();
  expect((await readTables(parts)) === before, "it has changed what is stored").toBe(true);
}

test("there are commands and queries to try", () => {
  expect(Object.keys(commands).length).toBeGreaterThanOrEqual(34);
  expect(Object.keys(queries).length).toBeGreaterThanOrEqual(4);
});

describe.each(names)("%s", (name) => {
  test("takes a payload in order at its word", async () => {
    const result = await ask(name, validPayload(name), rightAsker(name));
    expect(result).not.toHaveProperty("error.code", "bad-request");
    expect(result).not.toHaveProperty("error.code", "not-permitted");
    own = await furnishAgain();
  });

  test("[wrong types] refuses every wrong form, and changes nothing", async () => {
    const variants = badVariants(promises[name].payload, validPayload(name));
    // A payload without fields can be wrong in no more ways than these.
    expect(variants.length).toBeGreaterThanOrEqual(8);
    const accepted: string[] = [];
    await changingNothing(async () => {
      for (const { why, payload } of variants) {
        const said = await expectRefused(name, payload, rightAsker(name));
        if (said !== "bad-request") accepted.push(`${why}: ${said}`);
      }
      expect(accepted).toEqual([]);
    });
  });

  test("[someone else's object by id] refuses ids of another account, of nothing, and of another kind", async () => {
    const accepted: string[] = [];
    await changingNothing(async () => {
      for (const { field, payload } of wrongIds(name)) {
        const said = await expectRefused(name, payload, rightAsker(name));
        if (said.startsWith("done")) accepted.push(`${field}: ${JSON.stringify(payload)}`);
      }
      expect(accepted).toEqual([]);
    });
  });

  test("[B-81] [missing permission] refuses everybody whose role does not permit it", async () => {
    const wrong = wrongAskers(name);
    await changingNothing(async () => {
      for (const [who, asker, code] of wrong) {
        expect(await expectRefused(name, validPayload(name), asker), who).toBe(code);
      }
    });
  });
});

test.each(["", "chat.steal", "constructor", "__proto__", "toString"])(
  "there is no command %j",
  async (name) => {
    await changingNothing(async () => {
      for (const asker of [own.customer, own.administrator]) {
        expect(await expectRefused(name, {}, asker)).toBe("bad-request");
        const query = await parts.gates.queries.run({ name, payload: {} }, asker);
        expect(query).toHaveProperty("error.code", "bad-request");
      }
    });
  },
);

test("a disabled user may ask nothing at all", async () => {
  const [gone] = await addStaff(parts, [{ name: "Gone", role: "administrator" }]);
  const user = { ...firstAccount(parts).users[gone!.userId]!, disabled: true };
  const { accountId } = gone!.asker;
  await parts.logs.commit(
    accountId,
    [{ log: "account", id: accountId, event: settingSaved("user", user, { at: 1, by: bySystem("set-up") }) }],
    { commandId: null },
  );
  await changingNothing(async () => {
    for (const name of names.filter((name) => promises[name].permission !== "customer.chat")) {
      expect(await expectRefused(name, validPayload(name), gone!.asker), name).toBe("signed-out");
    }
  });
});

/** Makes again what an earlier command may have used up. */
async function furnishAgain(): Promise<Furnished> {
  const [fresh] = await addStaff(parts, [{ name: "An administrator", role: "administrator" }]);
  return furnishAccount(parts, fresh!.asker, ` ${fresh!.userId}`);
}

function fieldKind(field: string): IdField | null {
  const names: Readonly<Record<string, IdField>> = {
    toQueueId: "queueId",
    parentId: "classificationId",
    groupIds: "groupId",
    queueIds: "queueId",
  };
  return names[field] ?? idFields.find((known) => known === field) ?? null;
}

/** Which template a message began as is kept where it is one, and never a reason not to deliver the message. */
const mayName = new Set(["message.send templateId"]);

function wrongIds(name: Name): { field: string; payload: unknown }[] {
  const valid = validPayload(name);
  const shape = shapeOf(promises[name].payload);
  return Object.entries(shape.properties ?? {}).flatMap(([field, inner]) => {
    const kind = fieldKind(field);
    if (!kind || mayName.has(`${name} ${field}`)) return [];
    const otherKinds = idFields.filter((other) => other !== kind).map((other) => own.ids[other]);
    const accountIds = [own.administrator.accountId, foreign.administrator.accountId];
    const wrong = [foreign.ids[kind], "nothing-of-this-name", ...otherKinds, ...accountIds];
    return wrong.map((id) => ({ field, payload: { ...valid, [field]: asField(inner, id) } }));
  });
}

function asField(shape: Shape, id: string): unknown {
  return givenShape(shape).type === "array" ? [id] : id;
}

/** Everybody who may not, by the table of permissions, and the code that tells them. */
function wrongAskers(name: Name): (readonly [who: string, asker: Asker, code: string])[] {
  const askers: [string, Asker][] = [
    ["a customer", own.customer],
    ["another customer", newCustomer(parts)],
    ...Object.entries(staff).map(([role, { asker }]): [string, Asker] => [role, asker]),
  ];
  return askers.flatMap(([who, asker]) => {
    const code = whyForbidden(actorOf(firstAccount(parts), asker), promises[name].permission);
    return code ? [[who, asker, code] as const] : [];
  });
}
