import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import type { CommandName } from "#contract/commands/commands.ts";
import type { ErrorCode } from "#contract/error-codes.ts";
import type { ChatId } from "#core/ids.ts";
import type { Asker, CustomerAsker } from "#server/commands/asker.ts";
import { beginChat, done, newCommandId, newCustomer } from "../support/run-command.ts";
import { type Parts, readTables } from "../support/running-parts.ts";
import { type StaffMember, addStaff, firstAccount } from "../support/staff.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";

let server: TestServer;
let parts: Parts;
let administrator: StaffMember;
let agent: StaffMember;
let colleague: StaffMember;
let outsider: StaffMember;
let customer: CustomerAsker;
let chatId: ChatId;

beforeAll(async () => {
  server = await startTestServer();
  parts = server.parts();
});
afterAll(() => server.stop());
beforeEach(async () => {
  [administrator, agent, colleague, outsider] = (await addStaff(parts, [
    { name: "Ada", role: "administrator" },
    { name: "Robin" },
    { name: "Sam" },
    { name: "Out", groupIds: [] },
  ])) as [StaffMember, StaffMember, StaffMember, StaffMember];
  customer = newCustomer(parts);
  chatId = await beginChat(parts, customer);
});

type Asked = readonly [name: CommandName, payload: object];

const ask = ([name, payload]: Asked, asker: Asker) =>
  parts.commands.run({ id: newCommandId(), name, payload }, asker);

async function does(asker: Asker, ...commands: readonly Asked[]): Promise<string> {
  let id = "";
  for (const command of commands) {
    const result = await ask(command, asker);
    if ("error" in result) throw new Error(`${command[0]}: ${result.error.code}`);
    id = result.ok.id ?? result.ok.log;
  }
  return id;
}

/** Where the refusal names somebody or something, `refused` says whom as well. */
async function expectRefusal(
  command: Asked,
  asker: Asker,
  refused: ErrorCode | readonly [code: ErrorCode, details: object],
): Promise<void> {
  const [code, details = null] = typeof refused === "string" ? [refused] : refused;
  const before = await readTables(parts);
  const result = await ask(command, asker);
  expect(result, `${command[0]} ${JSON.stringify(command[1])}`).toMatchObject({ error: { code } });
  if (details) expect(result).toMatchObject({ error: { with: details } });
  expect((await readTables(parts)) === before).toBe(true);
}

const on = (name: CommandName, more: object = {}): Asked => [name, { chatId, ...more }];
const onIts = {
  play: () => on("chat.play"),
  pause: () => on("chat.pause"),
  send: () => on("message.send", { text: "Hi", templateId: null, seenNumber: 1_000 }),
  end: () => on("chat.end"),
  putBack: () => on("chat.put-back", { note: "" }),
  transfer: (toQueueId: string) => on("chat.transfer", { toQueueId, note: "" }),
  classify: () => on("chat.classify", { classificationId: null }),
  assign: () => on("contact.assign", { contactId: null }),
  raise: () => on("chat.raise-hand", { text: "" }),
  lower: () => on("chat.lower-hand"),
  extend: () => on("wrap-up.extend"),
  finish: () => on("wrap-up.finish"),
  take: () => on("chat.take"),
};
const { play, pause, send, end, putBack, transfer, classify, assign, raise, lower, extend, finish, take } =
  onIts;

const account = () => firstAccount(parts);
const general = () => Object.values(account().queues)[0]!;
let made = 0;

async function saveQueue(change: object = {}): Promise<string> {
  const { queueId: _, ...rules } = general();
  const payload = { ...rules, queueId: null, name: `Queue ${++made}`, ...change };
  return does(administrator.asker, ["queue.save", payload]);
}

describe("a chat that waits", () => {
  test("[B-5] may be taken, but by nobody who does not serve its queue", async () => {
    await expectRefusal(take(), outsider.asker, "queue-not-served");
    await does(agent.asker, take());
  });

  test("is in nobody's inbox", async () => {
    for (const command of [
      play(),
      pause(),
      send(),
      end(),
      putBack(),
      transfer(general().queueId),
      classify(),
      assign(),
      raise(),
      lower(),
      extend(),
      finish(),
    ]) {
      await expectRefusal(command, agent.asker, "not-owner");
    }
  });

  test("[B-5] is not in a queue where nobody waits", async () => {
    await expectRefusal(["chat.take-next", { queueId: await saveQueue() }], agent.asker, "queue-empty");
  });
});

describe("a chat that somebody owns", () => {
  beforeEach(() => done(parts, agent.asker, ["chat.take", { chatId }]));

  test("[B-5] is not to be taken again, and whose it is is said", async () => {
    await expectRefusal(take(), colleague.asker, ["already-owned", { name: "Robin", userId: agent.userId }]);
  });

  test("is not another's to work on", async () => {
    for (const command of [
      play(),
      pause(),
      send(),
      end(),
      putBack(),
      transfer(general().queueId),
      classify(),
      assign(),
      raise(),
      lower(),
    ]) {
      await expectRefusal(command, colleague.asker, ["not-owner", { name: "Robin" }]);
    }
    await does(agent.asker, play(), send(), classify(), assign(), raise(), lower(), pause(), putBack());
  });

  test("[B-29] is answered while it is the active item only", async () => {
    await expectRefusal(send(), agent.asker, "not-active");
    await does(agent.asker, play(), send(), pause());
    await expectRefusal(send(), agent.asker, "not-active");
  });

  test("[B-42] goes to another queue, not to its own, nor where the account does not permit", async () => {
    const [group] = general().groupIds;
    const unserved = await saveQueue({ groupIds: [] });
    const served = await saveQueue({ groupIds: [group] });
    await expectRefusal(transfer(general().queueId), agent.asker, "same-queue");
    const { name, allocation, chatsMax, mayTakeAboveMax, graceMs, retentionDays, mailAfterMs, timeZone } =
      account();
    const rules = {
      name,
      allocation,
      chatsMax,
      mayTakeAboveMax,
      graceMs,
      retentionDays,
      mailAfterMs,
      timeZone,
    };
    await does(administrator.asker, ["account.change", { ...rules, transferTo: "served" }]);
    await expectRefusal(transfer(unserved), agent.asker, "queue-not-served");
    await does(agent.asker, transfer(served), take());
    await does(administrator.asker, ["account.change", { ...rules, transferTo: "any" }]);
    await does(agent.asker, transfer(unserved));
  });

  test("[U-3] is not ended over words that its agent has not seen", async () => {
    await expectRefusal(on("chat.end", { seenNumber: 0 }), agent.asker, "customer-wrote");
    await does(agent.asker, on("chat.end", { seenNumber: 1_000 }));
  });

  test("is not in wrap-up", async () => {
    for (const command of [extend(), finish()]) await expectRefusal(command, agent.asker, "not-in-wrap-up");
  });

  test("[B-51] bears classifications that are offered", async () => {
    const classificationId = await does(administrator.asker, [
      "classification.save",
      { classificationId: null, name: `Class ${++made}`, parentId: null },
    ]);
    await does(agent.asker, on("chat.classify", { classificationId }));
    await does(administrator.asker, ["classification.remove", { classificationId }]);
    await does(agent.asker, classify());
    await expectRefusal(on("chat.classify", { classificationId }), agent.asker, "classification-unknown");
  });
});

describe("a chat that has ended", () => {
  test("[B-58] is wrapped up and nothing else", async () => {
    await does(agent.asker, take(), play(), end());
    for (const command of [send(), end(), putBack(), transfer(general().queueId)]) {
      await expectRefusal(command, agent.asker, "in-wrap-up");
    }
    await expectRefusal(finish(), colleague.asker, "not-owner");
    await expectRefusal(["customer.leave", { chatId }], customer, "chat-over");
    await does(agent.asker, play(), pause(), classify(), assign());
    await does(agent.asker, on("note.add", { text: "Done" }));
  });

  test("[B-52] is extended as often as its queue permits", async () => {
    await does(agent.asker, take(), play(), end(), extend(), extend(), extend());
    await expectRefusal(extend(), agent.asker, "no-extension-left");
    await does(agent.asker, finish());
  });

  test("[B-52] has nothing to extend where there is no limit", async () => {
    const { wrapUp, groupIds } = general();
    const queueId = await saveQueue({ groupIds, wrapUp: { ...wrapUp, mode: "unlimited" } });
    await does(agent.asker, take(), transfer(queueId), take(), play(), end());
    await expectRefusal(extend(), agent.asker, "no-wrap-up-limit");
    await does(agent.asker, finish());
  });

  test("is over for everybody once it is closed", async () => {
    await does(agent.asker, take(), play(), end(), finish());
    for (const command of [take(), play(), send(), end(), putBack(), classify(), extend(), finish()]) {
      await expectRefusal(command, agent.asker, "chat-over");
    }
    await expectRefusal(["customer.leave", { chatId }], customer, "chat-over");
    await expectRefusal(on("note.add", { text: "Not mine to see" }), outsider.asker, "not-found");
    await does(agent.asker, on("note.add", { text: "Called back" }));
  });

  test("[B-16] is over when its customer left before anybody had it", async () => {
    await expectRefusal(["customer.leave", { chatId }], newCustomer(parts), "not-found");
    await does(customer, ["customer.leave", { chatId }]);
    await expectRefusal(take(), agent.asker, "chat-over");
  });
});

test("[B-6] above the maximum one takes only where the account permits it", async () => {
  const [small] = (await addStaff(parts, [{ name: "Small", chatsMax: 1 }])) as [StaffMember];
  const other = await beginChat(parts, newCustomer(parts));
  const { name, allocation, chatsMax, transferTo, graceMs, retentionDays, mailAfterMs, timeZone } = account();
  const rules = { name, allocation, chatsMax, transferTo, graceMs, retentionDays, mailAfterMs, timeZone };
  await does(small.asker, take());
  await does(administrator.asker, ["account.change", { ...rules, mayTakeAboveMax: false }]);
  await expectRefusal(["chat.take", { chatId: other }], small.asker, ["at-maximum", { chatsMax: 1 }]);
  await does(administrator.asker, ["account.change", { ...rules, mayTakeAboveMax: true }]);
  await does(small.asker, ["chat.take", { chatId: other }]);
});

test("[B-60] a break has a reason from the list, and who has no webchat is not available for it", async () => {
  const [idle] = (await addStaff(parts, [{ name: "Idle", webchat: false }])) as [StaffMember];
  const status = (base: string, breakReasonId: string | null = null): Asked => [
    "status.choose",
    { base, breakReasonId },
  ];
  const [reason] = Object.keys(account().breakReasons);
  await expectRefusal(status("break"), agent.asker, "break-reason-unknown");
  await does(agent.asker, status("break", reason));
  await expectRefusal(status("available"), idle.asker, "no-webchat");
  await expectRefusal(status("break", reason), idle.asker, "no-webchat");
});

describe("settings", () => {
  test("[B-80] names are given once, whatever their case", async () => {
    const twice = async (command: CommandName, idField: string, payload: object) => {
      const name = `Twice ${++made}`;
      await does(administrator.asker, [command, { ...payload, [idField]: null, name }]);
      const again: Asked = [command, { ...payload, [idField]: null, name: name.toUpperCase() }];
      await expectRefusal(again, administrator.asker, "name-taken");
    };
    const { queueId: _, name: _name, ...queue } = general();
    await twice("group.save", "groupId", {});
    await twice("queue.save", "queueId", queue);
    await twice("template.save", "templateId", { shortcut: "", text: "Hi", queueIds: [], personal: false });
    await twice("classification.save", "classificationId", { parentId: null });
    await twice("break-reason.save", "breakReasonId", { maxMs: null });
  });

  const person = { role: "agent", webchat: true, groupIds: [], chatsMax: null, disabled: false } as const;

  test("[B-80] an address is one user's, and a new user has a password", async () => {
    const { email } = agent;
    const taken = { ...person, userId: null, name: "New", email, password: "correct horse" };
    await expectRefusal(["user.save", taken], administrator.asker, "name-taken");
    const silent = { ...taken, email: `new-${++made}@acme.example`, password: null };
    await expectRefusal(["user.save", silent], administrator.asker, ["bad-request", { field: "password" }]);
    await does(administrator.asker, ["user.save", { ...silent, password: "correct horse" }]);
  });

  test("[B-80] the last administrator stays one", async () => {
    const administrators = Object.values(account().users).filter(({ role }) => role === "administrator");
    const last = administrators.at(-1)!;
    const asker = { ...administrator.asker, userId: last.userId };
    const saved = ({ userId, name, email }: typeof last, change: object) =>
      ["user.save", { ...person, userId, name, email, password: null, ...change }] as const;
    for (const other of administrators.slice(0, -1)) await does(asker, saved(other, {}));
    await expectRefusal(saved(last, {}), asker, "last-administrator");
    await expectRefusal(saved(last, { role: "administrator", disabled: true }), asker, "last-administrator");
  });

  test("[B-80] nothing that is in use is removed", async () => {
    await expectRefusal(["queue.remove", { queueId: general().queueId }], administrator.asker, [
      "setting-in-use",
      { by: "widgets and open chats" },
    ]);
    const queueId = await saveQueue();
    await does(agent.asker, take(), transfer(queueId));
    await expectRefusal(["queue.remove", { queueId }], administrator.asker, [
      "setting-in-use",
      { by: "open chats" },
    ]);
    await does(customer, ["customer.leave", { chatId }]);
    await does(administrator.asker, ["queue.remove", { queueId }]);
    const [groupId] = general().groupIds;
    await expectRefusal(["group.remove", { groupId }], administrator.asker, [
      "setting-in-use",
      { by: "users and queues" },
    ]);
    const classification = (
      name: string,
      parentId: string | null,
      classificationId: string | null = null,
    ): Asked => ["classification.save", { classificationId, name, parentId }];
    const above = await does(administrator.asker, classification(`Above ${++made}`, null));
    const below = await does(administrator.asker, classification("Below", above));
    await expectRefusal(["classification.remove", { classificationId: above }], administrator.asker, [
      "setting-in-use",
      { by: "other classifications" },
    ]);
    await expectRefusal(classification("Above", below, above), administrator.asker, "wrong-parent");
    await does(
      administrator.asker,
      ["classification.remove", { classificationId: below }],
      ["classification.remove", { classificationId: above }],
    );
  });

  test("[B-34] shared templates are the administrators', personal ones their owner's", async () => {
    const template = { shortcut: "", text: "Hi", queueIds: [] };
    const name = `Template ${++made}`;
    const shared = await does(administrator.asker, [
      "template.save",
      { ...template, templateId: null, name, personal: false },
    ]);
    const mine = await does(agent.asker, [
      "template.save",
      { ...template, templateId: null, name, personal: true },
    ]);
    await expectRefusal(
      ["template.save", { ...template, templateId: null, name: "Other", personal: false }],
      agent.asker,
      "not-permitted",
    );
    await expectRefusal(
      ["template.save", { ...template, templateId: shared, name, personal: true }],
      agent.asker,
      "not-permitted",
    );
    await expectRefusal(["template.remove", { templateId: shared }], agent.asker, "not-permitted");
    for (const asker of [colleague.asker, administrator.asker]) {
      await expectRefusal(
        ["template.save", { ...template, templateId: mine, name, personal: true }],
        asker,
        "not-permitted",
      );
      await expectRefusal(["template.remove", { templateId: mine }], asker, "not-permitted");
    }
    await does(agent.asker, ["template.remove", { templateId: mine }]);
  });
});
