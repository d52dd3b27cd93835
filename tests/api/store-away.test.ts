import { afterEach, beforeEach, expect, test } from "vitest";
import type { CustomerSession } from "#client/customer-session.ts";
import type { ServerFrame } from "#contract/frames.ts";
import { wireVersion } from "#contract/version.ts";
import type { ChatId } from "#core/ids.ts";
import { eventually, settle } from "../support/eventually.ts";
import { type ManualClock, manualClock } from "../support/manual-clock.ts";
import { type TestDatabase, createDatabase, describeWithPostgres } from "../support/postgres.ts";
import { type PostgresRelay, openRelay } from "../support/postgres-relay.ts";
import { RawSocket } from "../support/raw-socket.ts";
import { beginChat, done, newCustomer, run, words } from "../support/run-command.ts";
import { type StaffMember, addStaff, firstAccount, signIn } from "../support/staff.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";
import { until } from "../../tools/until.ts";
import { textIn } from "../support/text-in.ts";

const second = 1_000;
const minute = 60 * second;

/** Shorter than the product waits, and longer than a busy machine needs while all is well. */
const patience = { connectMs: 2_000, answerMs: 3_000, turnMs: 1_500, questionMs: 1_500 };
const metricsToken = "a token for the figures";

let database: TestDatabase;
let relay: PostgresRelay;
let server: TestServer;
let agent: StaffMember;
let cookie: string;

async function start(clock?: ManualClock): Promise<void> {
  database = await createDatabase();
  relay = await openRelay(database.url);
  const world = { databaseUrl: relay.url, patience, metricsToken };
  server = await startTestServer({ ...world, ...(clock ? { clock } : {}) });
  [agent] = (await addStaff(server.parts(), [{ name: "Robin", chatsMax: 50 }])) as [StaffMember];
  [cookie] = (await signIn(server.parts(), [agent])) as [string];
}

async function end(): Promise<void> {
  await relay.heal();
  await server.stop();
  await relay.close();
  await database.drop();
}

const stateOf = (chatId: ChatId) => server.parts().logs.peek("chat", chatId);
const textsOf = async (chatId: ChatId) => {
  const events = await server.parts().store.readLog(chatId, 0);
  return events.filter(({ type }) => type === "message.sent").map(textIn);
};
const chatOf = ({ model }: CustomerSession) => model.get().customer.chatId as ChatId;
const awake = () => server.parts().storeWatch;

async function chatting(text = "0"): Promise<CustomerSession> {
  const customer = await server.openChat();
  customer.write(text);
  await until(customer.model, ({ customer: { chatId }, outbox }) => chatId !== null && outbox.length === 0);
  return customer;
}

async function agentDesk(): Promise<RawSocket> {
  const desk = await RawSocket.open(server.url, "/socket/desk", { headers: { cookie } });
  desk.send({ type: "hello-staff", version: wireVersion });
  return desk;
}

const isWelcome = ({ type }: ServerFrame) => type === "welcome";

describeWithPostgres("while its database is away, in real time", () => {
  beforeEach(() => start());
  afterEach(end);

  test("[I-4] [F-10] in a stall nobody is told yes; afterwards everything is there once, in its order, and given to agents", async () => {
    const desk = await server.openDesk({ cookie });
    await desk.command("status.choose", { base: "available", breakReasonId: null });
    const customers = await Promise.all(Array.from({ length: 15 }, () => chatting()));
    const newcomers = await Promise.all(Array.from({ length: 5 }, () => server.openChat()));
    await eventually(() =>
      expect(Object.keys(server.parts().logs.agent(agent.asker.accountId, agent.userId).owned)).toHaveLength(
        15,
      ),
    );
    relay.stall();
    for (let text = 1; text <= 8; text++) {
      for (const customer of [...customers, ...newcomers]) customer.write(`${text}`);
      await new Promise((resolve) => setTimeout(resolve, patience.answerMs / 6));
    }
    // Longer than anything is waited for: all of it has been refused, none of it acknowledged.
    for (const { model } of [...customers, ...newcomers]) {
      expect(model.get().outbox.map(({ payload }) => payload.text)).toEqual([
        "1",
        "2",
        "3",
        "4",
        "5",
        "6",
        "7",
        "8",
      ]);
    }
    const refused = await run(server.parts(), newCustomer(server.parts()), [
      "customer.write",
      words("?"),
    ]).catch((fault: Error) => fault.name);
    expect(refused).toMatch(/^Store(Busy)?Fault$/);
    await relay.heal();
    for (const { model } of [...customers, ...newcomers]) {
      await until(model, ({ outbox }) => outbox.length === 0);
    }
    for (const customer of customers) {
      expect(await textsOf(chatOf(customer))).toEqual(["0", "1", "2", "3", "4", "5", "6", "7", "8"]);
    }
    for (const customer of newcomers) {
      expect(await textsOf(chatOf(customer))).toEqual(["1", "2", "3", "4", "5", "6", "7", "8"]);
      await eventually(() => expect(stateOf(chatOf(customer))).toMatchObject({ ownerId: agent.userId }));
    }
    expect(server.parts().logs.agent(agent.asker.accountId, agent.userId)).toMatchObject({
      base: "available",
    });
  });

  test("[I-4] [F-12] messages sent one after the other never change places because the line broke under the first", async () => {
    const customer = await chatting();
    for (let round = 0; round < 5; round++) {
      // By the one statement of words, or under locks once a command has come again.
      relay.loseAnswerTo(["say-words\0", "insert into event"], "cut");
      for (const text of ["a", "b", "c", "d"]) customer.write(`${round}${text}`);
      await relay.lost();
      await until(customer.model, ({ outbox }) => outbox.length === 0);
    }
    const rounds = Array.from({ length: 5 }, (_, round) =>
      ["a", "b", "c", "d"].map((text) => `${round}${text}`),
    );
    expect(await textsOf(chatOf(customer))).toEqual(["0", ...rounds.flat()]);
  });

  test("nobody is signed out, and whoever signs in meanwhile is told to try again", async () => {
    await relay.refuse();
    const desk = await agentDesk();
    expect(await desk.ended).toMatchObject({ goodbye: "store-unavailable" });
    const { email, password } = agent;
    const signingIn = () =>
      fetch(`${server.url}/api/sign-in`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ email, password }),
      });
    const refused = await signingIn();
    expect([refused.status, await refused.json()]).toMatchObject([503, { code: "busy" }]);
    const me = await fetch(`${server.url}/api/me`, { headers: { cookie } });
    expect(me.status).toBe(503);
    await relay.heal();
    expect((await signingIn()).status).toBe(200);
    await (await agentDesk()).next(isWelcome);
  });

  test("a server that nobody could sign in to when it was new lets them in afterwards", async () => {
    await server.restart();
    await relay.refuse();
    expect(await (await agentDesk()).ended).toMatchObject({ goodbye: "store-unavailable" });
    await relay.heal();
    await (await agentDesk()).next(isWelcome);
  });

  test("health and figures say so, also of a server that has nothing to do, and that it is back", async () => {
    const health = async () => {
      const response = await fetch(`${server.url}/health`);
      return [response.status, ((await response.json()) as { status: string }).status];
    };
    const figure = async () => {
      const headers = { authorization: `Bearer ${metricsToken}` };
      const response = await fetch(`${server.url}/metrics`, { headers });
      expect(response.status).toBe(200);
      return Number(/^bellhop_store_away_seconds (\S+)$/m.exec(await response.text())?.[1]);
    };
    expect([await health(), await figure()]).toEqual([[200, "ok"], 0]);
    await relay.refuse();
    expect(await health()).toEqual([503, "store-away"]);
    await eventually(async () => expect(await figure()).toBeGreaterThan(0));
    await relay.heal();
    await eventually(async () => expect(await health()).toEqual([200, "ok"]));
    expect(await figure()).toBe(0);
    // And of one whose database says nothing at all.
    relay.stall();
    expect(await health()).toEqual([503, "store-away"]);
  });
});

describeWithPostgres("while its database is away, for a while", () => {
  let clock: ManualClock;
  beforeEach(() => {
    clock = manualClock();
    return start(clock);
  });
  afterEach(end);

  /** Lets time pass as it does: second by second, with everything done that becomes due. */
  async function live(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += second) {
      clock.pass(second);
      await settle();
    }
  }
  const isAvailable = () =>
    expect(server.parts().logs.agent(agent.asker.accountId, agent.userId).base).toBe("available");
  const gone = () =>
    eventually(() => expect(server.parts().gates.presence.agentGoneSince(agent.userId)).not.toBeNull());

  test("[B-62] [F-25] deadlines are dated when they were due, and no agent is given up for what was not their fault", async () => {
    const { asker } = agent;
    const parts = server.parts();
    const desk = await agentDesk();
    await desk.next(isWelcome);
    await done(parts, asker, ["status.choose", { base: "available", breakReasonId: null }]);
    const [ending, owned] = [
      await beginChat(parts, newCustomer(parts)),
      await beginChat(parts, newCustomer(parts)),
    ];
    await eventually(() => expect(stateOf(owned)).toMatchObject({ ownerId: asker.userId }));
    await done(parts, asker, ["chat.play", { chatId: ending }]);
    await done(parts, asker, ["chat.end", { chatId: ending }]);
    const endedAt = clock.now();
    expect(firstAccount(parts)).toMatchObject({ graceMs: minute });

    await relay.refuse();
    expect((await fetch(`${server.url}/health`)).status).toBe(503);
    desk.close();
    await gone();
    await live(3 * minute);
    expect(await (await agentDesk()).ended).toMatchObject({ goodbye: "store-unavailable" });
    expect(stateOf(ending)).toMatchObject({ state: "wrap-up" });
    isAvailable();

    await relay.heal();
    await eventually(async () => {
      await live(second);
      // The database answers in its own time.
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(awake().isAway).toBe(false);
    });
    const backAt = clock.now();
    await eventually(async () => {
      await live(second);
      await new Promise((resolve) => setTimeout(resolve, 100));
      expect(stateOf(ending)).toMatchObject({ state: "closed" });
    });
    const closed = (await parts.store.readLog(ending, 0)).find(({ type }) => type === "chat.closed");
    expect(closed).toMatchObject({ at: endedAt + minute });
    const missed = (await parts.store.readLog(owned, 0)).filter(({ type }) => type === "reply-target.missed");
    expect(missed).toMatchObject([{ at: endedAt + minute }]);
    // From now on they have the whole grace time to come back …
    await live(backAt + minute - 10 * second - clock.now());
    // Everything that was to be stored before this has been stored.
    for (let count = 0; count < 3; count++) await beginChat(parts, newCustomer(parts));
    isAvailable();
    expect(stateOf(owned)).toMatchObject({ state: "owned" });
    // … and no more than that.
    await live(30 * second);
    await eventually(() => expect(stateOf(owned)).toMatchObject({ state: "waiting" }));
  });
});
