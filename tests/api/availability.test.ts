import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CustomerSession } from "#client/customer-session.ts";
import type { OpeningHoursId } from "#contract/ids.ts";
import type { OfflineView } from "#contract/views/offline-view.ts";
import type { ChatId } from "#core/ids.ts";
import { until } from "../../tools/until.ts";
import { type ManualClock, manualClock } from "../support/manual-clock.ts";
import { done, newCustomer, run, words } from "../support/run-command.ts";
import { type StaffMember, addStaff, firstAccount, signIn } from "../support/staff.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";

const minute = 60_000;
const hour = 60 * minute;

let server: TestServer;
let clock: ManualClock;

/** A Friday, at eight in the morning UTC. */
const startsAt = Date.parse("2027-01-15T08:00:00Z");

beforeEach(async () => {
  clock = manualClock(startsAt);
  server = await startTestServer({ clock });
});
afterEach(() => server.stop());

const parts = () => server.parts();
const queue = () => Object.values(firstAccount(parts()).queues)[0]!;

async function saveQueue(change: object): Promise<void> {
  const { ok, error } = await server.administrator.command("queue.save", { ...queue(), ...change });
  if (!ok) throw new Error(error.words);
}

/** Open on Fridays from nine to ten, UTC. */
async function saveHours(change: object = {}): Promise<OpeningHoursId> {
  const { ok, error } = await server.administrator.command("opening-hours.save", {
    openingHoursId: null,
    name: "Friday morning",
    timeZone: "UTC",
    week: [[], [], [], [], [{ from: 540, to: 600 }], [], []],
    holidays: [],
    ...change,
  });
  if (!ok) throw new Error(error.words);
  return ok.id as OpeningHoursId;
}

const told = (page: CustomerSession, offline: OfflineView | null) =>
  until(page.model, ({ customer }) => JSON.stringify(customer.offline) === JSON.stringify(offline));

const closedUntil = (opensAt: number): OfflineView => ({ why: "closed", opensAt });

describe("[B-15] opening hours", () => {
  test("reach open pages when they are saved, and when they open and close", async () => {
    const page = await server.openChat();
    expect(page.model.get().customer.offline).toBeNull();
    const openingHoursId = await saveHours();
    await saveQueue({ openingHoursId });
    await told(page, closedUntil(startsAt + hour));
    const late = await server.openChat();
    expect(late.model.get().customer.offline).toEqual(closedUntil(startsAt + hour));

    const { model } = server.administrator;
    const card = () => model.get().desk.cards["opening-hours"][openingHoursId];
    expect(card()).toMatchObject({ isOpen: false, changesAt: startsAt + hour });
    clock.pass(hour - 1);
    expect(page.model.get().customer.offline).not.toBeNull();
    clock.pass(1);
    await Promise.all([page, late].map((one) => told(one, null)));
    await until(model, () => card()?.isOpen === true);
    clock.pass(hour);
    await told(page, closedUntil(startsAt + hour + 7 * 24 * hour));

    await saveHours({
      openingHoursId,
      name: "Longer",
      week: Array.from({ length: 7 }, () => [{ from: 0, to: 1440 }]),
    });
    await told(page, null);
    await saveHours({ openingHoursId, holidays: [{ date: "2027-01-15", name: "Today", periods: [] }] });
    await told(page, closedUntil(startsAt + hour + 7 * 24 * hour));
    await saveQueue({ openingHoursId: null });
    await told(page, null);
  });

  test("[B-15] refuse words that come just after closing, which stay with the customer, and let a chat go on", async () => {
    const [agent] = (await addStaff(parts(), [{ name: "Robin" }])) as [StaffMember];
    await saveQueue({ openingHoursId: await saveHours(), allocation: "by-hand", leavingMs: 0 });
    clock.pass(hour);
    const inTime = newCustomer(parts());
    const { id } = await done(parts(), inTime, ["customer.write", words("In time")]);
    const chatId = id as ChatId;
    clock.pass(hour - 1);
    const onTime = await done(parts(), newCustomer(parts()), ["customer.write", words("Just in time")]);
    expect(onTime.id).toBeDefined();

    const page = await server.openChat();
    clock.pass(1);
    page.write("Too late");
    const { outbox } = await until(page.model, (model) => model.outbox.some(({ error }) => error));
    expect(outbox).toMatchObject([{ payload: { text: "Too late" }, error: { code: "queue-closed" } }]);
    expect([...parts().logs.liveChats()]).toHaveLength(2);

    await done(parts(), inTime, ["customer.write", words("Still here", chatId, 2)]);
    const { asker } = agent;
    await done(parts(), asker, ["chat.take", { chatId }]);
    await done(parts(), asker, ["chat.put-back", { chatId, note: "" }]);
    await done(parts(), asker, ["chat.take", { chatId }]);
    await done(parts(), asker, ["chat.play", { chatId }]);
    await done(parts(), asker, [
      "message.send",
      { chatId, text: "Yes?", templateId: null, seenNumber: 1_000 },
    ]);
    await done(parts(), inTime, ["customer.write", words("Thanks", chatId, 8)]);
  });

  test("that make no sense are refused with what is wrong with them", async () => {
    const save = (change: object) =>
      server.administrator.command("opening-hours.save", {
        openingHoursId: null,
        name: "Odd",
        timeZone: "UTC",
        week: [[], [], [], [], [], [], []],
        holidays: [],
        ...change,
      });
    const twice = [
      { from: 0, to: 600 },
      { from: 540, to: 660 },
    ];
    expect(await save({ timeZone: "Europe/Bonn" })).toMatchObject({ error: { code: "time-zone-unknown" } });
    expect(await save({ week: [[], twice, [], [], [], [], []] })).toMatchObject({
      error: { code: "periods-overlap", with: { name: "Tuesday" } },
    });
    expect(await save({ holidays: [{ date: "2027-02-29", name: "Leap", periods: [] }] })).toMatchObject({
      error: { code: "holiday-wrong", with: { name: "2027-02-29" } },
    });
    expect(await save({ week: [[{ from: 60, to: 60 }], [], [], [], [], [], []] })).toMatchObject({
      error: { code: "bad-request" },
    });
    expect(await save({ week: [[]] })).toMatchObject({ error: { code: "bad-request" } });
  });

  test("that a queue goes by stay", async () => {
    const openingHoursId = await saveHours();
    await saveQueue({ openingHoursId });
    const { administrator } = server;
    const remove = () => administrator.command("opening-hours.remove", { openingHoursId });
    expect(await remove()).toMatchObject({ error: { code: "setting-in-use" } });
    await saveQueue({ openingHoursId: null });
    expect(await remove()).toHaveProperty("ok");
    await until(administrator.model, ({ desk }) => Object.keys(desk.cards["opening-hours"]).length === 0);
  });
});

describe("[B-15] a queue's limits", () => {
  test("[B-15] of many who write at once just as many wait as may, and pages hear of a place that is free", async () => {
    await saveQueue({ waitingMax: 3, allocation: "by-hand" });
    const [agent] = (await addStaff(parts(), [{ name: "Robin" }])) as [StaffMember];
    const page = await server.openChat();
    const asked = await Promise.all(
      Array.from({ length: 12 }, () => run(parts(), newCustomer(parts()), ["customer.write", words("Me!")])),
    );
    expect(asked.filter((result) => "ok" in result)).toHaveLength(3);
    const refused = asked.flatMap((result) => ("error" in result ? result.error.code : []));
    expect(refused).toEqual(Array.from({ length: 9 }, () => "queue-full"));
    await told(page, { why: "full", opensAt: null });
    await done(parts(), agent.asker, ["chat.take-next", { queueId: queue().queueId }]);
    await told(page, null);
    page.write("Now me");
    await until(page.model, ({ outbox }) => outbox.length === 0);
    const other = await server.openChat();
    expect(other.model.get().customer.offline).toEqual({ why: "full", opensAt: null });
    // A customer who has a place keeps it, and their messages are taken.
    page.write("And more");
    await until(page.model, ({ outbox }) => outbox.length === 0);
    await saveQueue({ waitingMax: 0 });
    await told(other, null);
  });

  test("[B-15] where chats may not wait unattended they wait while an agent is there: on break and in grace too", async () => {
    await saveQueue({ mayWaitUnattended: false, allocation: "by-hand" });
    const members = await addStaff(parts(), [
      { name: "Robin" },
      { name: "Elsewhere", groupIds: [] },
      { name: "Watching", webchat: false },
    ]);
    const cookies = await signIn(parts(), members);
    const desks = await Promise.all(cookies.map((cookie) => server.openDesk({ cookie })));
    const [robin, elsewhere] = desks as [(typeof desks)[0], (typeof desks)[0]];
    const page = await server.openChat();
    const nobody = { why: "unattended", opensAt: null } as const;
    expect(page.model.get().customer.offline).toEqual(nobody);
    await elsewhere.command("status.choose", { base: "available", breakReasonId: null });
    expect(await run(parts(), newCustomer(parts()), ["customer.write", words("Hello?")])).toMatchObject({
      error: { code: "queue-unattended" },
    });
    expect(page.model.get().customer.offline).toEqual(nobody);

    await robin.command("status.choose", { base: "available", breakReasonId: null });
    await told(page, null);
    const [breakReasonId] = Object.keys(firstAccount(parts()).breakReasons) as never[];
    await robin.command("status.choose", { base: "break", breakReasonId: breakReasonId! });
    await done(parts(), newCustomer(parts()), ["customer.write", words("Hello?")]);
    robin.stop();
    await expect.poll(() => parts().gates.presence.isAgentConnected(members[0]!.userId)).toBe(false);
    clock.pass(minute - 1);
    await done(parts(), newCustomer(parts()), ["customer.write", words("In grace?")]);
    expect(page.model.get().customer.offline).toBeNull();
    clock.pass(1);
    await told(page, nobody);
  });
});
