import { expect, test } from "vitest";
import type { CommandName, CommandPayload } from "#contract/commands/commands.ts";
import type { Asker, CustomerAsker, StaffAsker } from "#server/commands/asker.ts";
import type { ChatId, GroupId, QueueId } from "#core/ids.ts";
import { findDangling } from "../support/dangling.ts";
import { describeOnEachEngine } from "../support/each-engine.ts";
import { beginChat, done, newCustomer, run, words } from "../support/run-command.ts";
import type { Parts } from "../support/running-parts.ts";
import { foundAccount } from "../support/found-account.ts";
import { widgetRules } from "../support/scenario-rules.ts";
import { addStaff } from "../support/staff.ts";

/** Things that one command of a pair removes and the other needs, made anew for each pair. */
interface Things {
  readonly administrator: StaffAsker;
  readonly agent: StaffAsker;
  readonly customer: CustomerAsker;
  readonly owned: ChatId;
  readonly waiting: ChatId;
  readonly ids: Readonly<
    Record<"served" | "other" | "group" | "user" | "classification" | "breakReason" | "hours", never>
  >;
}

type Asked = readonly [by: Asker, name: CommandName, payload: object];

const queue = {
  priority: 0,
  allocation: "by-hand",
  chatsMax: null,
  allocateWhileHandling: true,
  replyTargetMs: 0,
  answerTargetMs: 0,
  serviceLevelTarget: 0,
  noResponseMs: 0,
  leavingMs: 0,
  openingHoursId: null,
  waitingMax: 0,
  mayWaitUnattended: true,
  shownToWaiting: "nothing",
  mustClassify: false,
  script: "",
  wrapUp: { mode: "off", durationMs: 0, extensionMs: 0, extensionsMax: 0, pausedMaxMs: 0 },
  announcements: [],
} as const;
const user = { name: "Sam Okafor", role: "agent", webchat: true, chatsMax: 10, password: null } as const;

/** Commands that need something to be there. */
const needing: Readonly<Record<string, (things: Things) => Asked>> = {
  "a transfer to the queue": ({ agent, owned, ids }) => [
    agent,
    "chat.transfer",
    { chatId: owned, toQueueId: ids.other, note: "" },
  ],
  "taking a chat": ({ agent, waiting }) => [agent, "chat.take", { chatId: waiting }],
  "taking the next chat": ({ agent, ids }) => [agent, "chat.take-next", { queueId: ids.served }],
  "becoming available, and being given a chat": ({ agent }) => [
    agent,
    "status.choose",
    { base: "available", breakReasonId: null },
  ],
  "a break for the reason": ({ agent, ids }) => [
    agent,
    "status.choose",
    { base: "break", breakReasonId: ids.breakReason },
  ],
  "the classification of a chat": ({ agent, owned, ids }) => [
    agent,
    "chat.classify",
    { chatId: owned, classificationId: ids.classification },
  ],
  "a customer's message in a waiting chat": ({ customer, waiting }) => [
    customer,
    "customer.write",
    words("Still there?", waiting),
  ],
  "a widget for the queue": ({ administrator, ids }) => [
    administrator,
    "widget.save",
    { widgetId: null, name: "Shop", queueId: ids.other, ...widgetRules },
  ],
  "a template for the queue": ({ administrator, ids }) => [
    administrator,
    "template.save",
    {
      templateId: null,
      name: `For ${String(ids.other)}`,
      shortcut: "",
      text: "Hello",
      queueIds: [ids.other],
      personal: false,
    },
  ],
  "the opening hours of a queue": ({ administrator, ids }) => [
    administrator,
    "queue.save",
    {
      ...queue,
      queueId: ids.served,
      name: String(ids.served),
      groupIds: [ids.group],
      openingHoursId: ids.hours,
    },
  ],
};

/** Commands that take something away. */
const removing: Readonly<Record<string, (things: Things) => Asked>> = {
  "the queue": ({ administrator, ids }) => [administrator, "queue.remove", { queueId: ids.other }],
  "the agent's capability": ({ administrator, ids }) => [
    administrator,
    "user.save",
    {
      ...user,
      userId: ids.user,
      email: emailOf(ids.user),
      groupIds: [ids.group],
      webchat: false,
      disabled: false,
    },
  ],
  "the agent's group": ({ administrator, ids }) => [
    administrator,
    "user.save",
    { ...user, userId: ids.user, email: emailOf(ids.user), groupIds: [], disabled: false },
  ],
  "the agent": ({ administrator, ids }) => [
    administrator,
    "user.save",
    { ...user, userId: ids.user, email: emailOf(ids.user), groupIds: [ids.group], disabled: true },
  ],
  "the classification": ({ administrator, ids }) => [
    administrator,
    "classification.remove",
    { classificationId: ids.classification },
  ],
  "the break reason": ({ administrator, ids }) => [
    administrator,
    "break-reason.remove",
    { breakReasonId: ids.breakReason },
  ],
  "the opening hours": ({ administrator, ids }) => [
    administrator,
    "opening-hours.remove",
    { openingHoursId: ids.hours },
  ],
};

/** By how many turns of the event loop the removal comes later; below 0 it comes first. */
const leads = [-1, 0];

const emailOf = (userId: string) => `${userId.toLowerCase()}@staff.example`;
const turns = async (count: number) => {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
};

async function makeThings(parts: Parts, administrator: StaffAsker, mark: string): Promise<Things> {
  const saved = async <Name extends CommandName>(name: Name, payload: CommandPayload<Name>) =>
    (await done(parts, administrator, [name, payload])).id as never;
  const group = await saved("group.save", { groupId: null, name: `Group ${mark}` });
  const groupIds = [group] as GroupId[];
  const [served, other] = [
    await saved("queue.save", { ...queue, queueId: null, name: `Served ${mark}`, groupIds }),
    await saved("queue.save", { ...queue, queueId: null, name: `Other ${mark}`, groupIds }),
  ] as [QueueId, QueueId];
  const widget = await saved("widget.save", {
    widgetId: null,
    name: `Widget ${mark}`,
    queueId: served,
    ...widgetRules,
  });
  const { accountId } = administrator;
  const [member] = await addStaff(parts, [{ name: user.name, groupIds, chatsMax: 10 }], accountId);
  const account = parts.logs.account(accountId);
  const customers = [newCustomer(parts, account), newCustomer(parts, account)].map((one) => ({
    ...one,
    widgetId: widget,
  }));
  const [owned, waiting] = [await beginChat(parts, customers[0]!), await beginChat(parts, customers[1]!)];
  await done(parts, member!.asker, ["chat.take", { chatId: owned }]);
  return {
    administrator,
    agent: member!.asker,
    customer: customers[1]!,
    owned,
    waiting,
    ids: {
      served,
      other,
      group,
      user: member!.userId,
      classification: await saved("classification.save", {
        classificationId: null,
        name: `Kind ${mark}`,
        parentId: null,
      }),
      breakReason: await saved("break-reason.save", { breakReasonId: null, name: `Tea ${mark}`, maxMs: 0 }),
      hours: await saved("opening-hours.save", {
        openingHoursId: null,
        name: `Hours ${mark}`,
        timeZone: "Europe/Berlin",
        week: Array.from({ length: 7 }, () => [{ from: 540, to: 1_020 }]),
        holidays: [],
      }),
    } as never,
  };
}

describeOnEachEngine("what one command needs while another removes it", (server) => {
  const ask = (parts: Parts, [by, name, payload]: Asked) => run(parts, by, [name, payload as never]);

  test.each(Object.keys(removing))(
    "[V-4] (%s) is there at the moment at which it is used, whoever comes first",
    async (removal) => {
      const parts = server().parts();
      const administrator = await foundAccount(parts, "Acme");
      const { accountId } = administrator;
      const outcomes = new Set<string>();
      for (const [need, commandOf] of Object.entries(needing)) {
        for (const lead of leads) {
          const things = await makeThings(parts, administrator, `${removal} ${need} ${lead}`);
          const [used, removed] = await Promise.all([
            turns(Math.max(0, -lead)).then(() => ask(parts, commandOf(things))),
            turns(Math.max(0, lead)).then(() => ask(parts, removing[removal]!(things))),
          ]);
          outcomes.add(`${"ok" in used} ${"ok" in removed}`);
        }
      }
      expect(await findDangling(parts.store, accountId)).toEqual([]);
      // Both sides were carried out at times, so that the race was one.
      expect(outcomes).toContain("true true");
    },
    300_000,
  );
});
