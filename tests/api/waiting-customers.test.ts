import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { CustomerSession } from "#client/customer-session.ts";
import type { ChatId, OpeningHoursId } from "#contract/ids.ts";
import type { WaitView } from "#contract/views/wait-view.ts";
import { until } from "../../tools/until.ts";
import { type ManualClock, manualClock } from "../support/manual-clock.ts";
import { beginChat, done, newCustomer } from "../support/run-command.ts";
import { accountRules } from "../support/scenario-rules.ts";
import { type StaffMember, addStaff, firstAccount } from "../support/staff.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";
import { type WatchingCustomer, watchChat } from "../support/watching.ts";

const minute = 60_000;

let server: TestServer;
let clock: ManualClock;
let robin: StaffMember;
const pages: CustomerSession[] = [];

beforeEach(async () => {
  clock = manualClock();
  server = await startTestServer({ clock });
  await server.administrator.command("account.change", { ...accountRules, allocation: "by-hand" });
  [robin] = (await addStaff(parts(), [{ name: "Robin" }])) as [StaffMember];
  parts().gates.presence.agentCame(robin.userId);
  await choose("available");
});
afterEach(async () => {
  for (const page of pages.splice(0)) page.stop();
  await server.stop();
});

const parts = () => server.parts();

const choose = (base: "available" | "unavailable") =>
  done(parts(), robin.asker, ["status.choose", { base, breakReasonId: null }]);

async function saveQueue(change: object): Promise<void> {
  const [queue] = Object.values(firstAccount(parts()).queues);
  const { error } = await server.administrator.command("queue.save", { ...queue!, leavingMs: 0, ...change });
  if (error) throw new Error(error.words);
}

interface Waiting {
  readonly browser: WatchingCustomer;
  readonly page: CustomerSession;
  readonly chatId: ChatId;
  /** Everything the page was told, in order. */
  readonly told: WaitView[];
}

async function comeAndWait(): Promise<Waiting> {
  const browser = await watchChat(server);
  const page = browser.session;
  pages.push(page);
  const told: WaitView[] = [];
  page.model.subscribe(() => {
    const { wait } = page.model.get().customer;
    if (wait && wait !== told.at(-1)) told.push(wait);
  });
  // Places go by when the chats came in.
  clock.pass(1);
  page.write("Hello");
  const { customer } = await until(page.model, (model) => model.customer.wait !== null);
  return { browser, page, chatId: customer.chatId as ChatId, told };
}

async function take(chatId: ChatId): Promise<void> {
  await done(parts(), robin.asker, ["chat.take", { chatId }]);
  await done(parts(), robin.asker, ["chat.play", { chatId }]);
}

const isTold = ({ page }: Waiting, wait: Partial<WaitView>) =>
  until(page.model, ({ customer }) => {
    const now: Partial<WaitView> = customer.wait ?? {};
    return Object.entries(wait).every(([field, value]) => now[field as keyof WaitView] === value);
  });

/** Lets what has happened reach the pages, which are told no more often than every few seconds. */
async function tell(waiting: Waiting, wait: Partial<WaitView>): Promise<void> {
  clock.pass(3_000);
  await isTold(waiting, wait);
}

const place = (count: number) => ({ kind: "position", count, isMore: false }) as const;

describe("[B-71] the place in line", () => {
  test("counts down as others are taken, with few frames however much happens", async () => {
    await saveQueue({ shownToWaiting: "position", leavingMs: 5 * minute });
    const [first, second] = [await comeAndWait(), await comeAndWait()];
    expect(first.told).toEqual([{ ...place(1), leavingMs: 5 * minute }]);
    expect(second.told).toEqual([{ ...place(2), leavingMs: 5 * minute }]);
    const between: ChatId[] = [];
    for (let count = 0; count < 5; count++) between.push(await beginChat(parts(), newCustomer(parts())));
    const last = await comeAndWait();
    await isTold(last, place(8));

    for (const chatId of [first.chatId, ...between]) await take(chatId);
    await until(first.page.model, ({ customer: { wait, situation } }) => {
      return situation.kind === "with-agent" && wait === null;
    });
    await tell(last, place(2));
    await isTold(second, place(1));
    expect(last.told.map((wait) => "count" in wait && wait.count)).toEqual([8, 2]);
    expect(second.told).toHaveLength(2);

    // Given to an agent who has not come yet, the customer is next; put back, first again.
    await done(parts(), robin.asker, ["chat.take", { chatId: last.chatId }]);
    await tell(last, place(1));
    await done(parts(), robin.asker, ["chat.put-back", { chatId: last.chatId, note: "" }]);
    await tell(last, place(2));
  });

  test("is told again to a page that is loaded anew", async () => {
    await saveQueue({ shownToWaiting: "position" });
    await comeAndWait();
    const second = await comeAndWait();
    const { session } = await watchChat(server, second.browser);
    const { customer } = await until(session.model, (model) => model.customer.wait !== null);
    expect(customer.wait).toEqual({ ...place(2), leavingMs: 0 });
    session.stop();
  });
});

/** Five customers who each wait four minutes. */
async function answerFive(): Promise<void> {
  for (let count = 0; count < 5; count++) {
    const chatId = await beginChat(parts(), newCustomer(parts()));
    clock.pass(4 * minute);
    await take(chatId);
  }
}

test("[B-77] the wait to expect is known after a restart, too", async () => {
  await saveQueue({ shownToWaiting: "wait" });
  await answerFive();
  await server.restart();
  parts().gates.presence.agentCame(robin.userId);
  const late = await comeAndWait();
  // The answers may have been followed only after the start.
  const looks = setInterval(() => clock.pass(15_000), 500);
  await isTold(late, { kind: "minutes", count: 4 }).finally(() => clearInterval(looks));
});

test("[B-77] the wait to expect runs down, is over when it is longer, and is unknown with too few answered", async () => {
  await saveQueue({ shownToWaiting: "wait" });
  const early = await comeAndWait();
  expect(early.told).toEqual([{ kind: "nothing", leavingMs: 0 }]);
  await answerFive();
  await tell(early, { kind: "longer" });
  const late = await comeAndWait();
  expect(late.told).toEqual([{ kind: "minutes", count: 4, isMore: false, leavingMs: 0 }]);
  clock.pass(2 * minute);
  await isTold(late, { kind: "minutes", count: 2 });
  clock.pass(minute + 30_000);
  await isTold(late, { kind: "minutes", count: 0 });
  clock.pass(minute);
  await isTold(late, { kind: "longer" });
});

test("[W-8] [B-71] nobody is promised anything while nobody is there, or once the queue has closed", async () => {
  await saveQueue({ shownToWaiting: "position" });
  const waiting = await comeAndWait();
  await choose("unavailable");
  await tell(waiting, { kind: "nobody" });
  await choose("available");
  await tell(waiting, place(1));
  const { ok } = await server.administrator.command("opening-hours.save", {
    openingHoursId: null,
    name: "Never",
    timeZone: "UTC",
    week: Array.from({ length: 7 }, () => []),
    holidays: [],
  });
  await saveQueue({ shownToWaiting: "nothing", openingHoursId: ok?.id as OpeningHoursId });
  await tell(waiting, { kind: "closed" });
  await saveQueue({ shownToWaiting: "nothing", openingHoursId: null });
  await tell(waiting, { kind: "nothing" });
});
