import { expect, test } from "vitest";
import { commands } from "#contract/commands/commands.ts";
import { queries } from "#contract/queries/queries.ts";
import { wireVersion } from "#contract/version.ts";
import type { ServerFrame } from "#contract/frames.ts";
import type { Asker } from "#server/commands/asker.ts";
import { describeOnEachEngine } from "../support/each-engine.ts";
import { settle } from "../support/eventually.ts";
import { type Furnished, foundAccount, furnishAccount } from "../support/found-account.ts";
import { newSecret } from "../../tools/node-platform.ts";
import { shapeOf, validValue } from "../support/payloads.ts";
import { RawSocket } from "../support/raw-socket.ts";
import { newCommandId } from "../support/run-command.ts";
import { type Parts, readTables } from "../support/running-parts.ts";
import { type StaffMember, addStaff, firstAccount, signIn } from "../support/staff.ts";
import type { TestServer } from "../support/test-server.ts";

const promises = { ...commands, ...queries };
const names = Object.keys(promises) as (keyof typeof promises)[];

interface TwoCompanies {
  readonly parts: Parts;
  readonly spy: StaffMember;
  readonly cookie: string;
  readonly own: Furnished;
  readonly other: Furnished;
}

/** Somebody with every right in one account, and another account with something of everything. */
async function twoCompanies(server: TestServer, mark: string): Promise<TwoCompanies> {
  const parts = server.parts();
  const [spy] = (await addStaff(parts, [{ name: "Spy", role: "administrator" }])) as [StaffMember];
  const [cookie] = (await signIn(parts, [spy])) as [string];
  const own = await furnishAccount(parts, spy.asker, ` ${mark}`);
  const other = await furnishAccount(parts, await foundAccount(parts, `Hooli ${mark}`), ` secret ${mark}`);
  return { parts, spy, cookie, own, other };
}

/** Everything that names the other account or something of it. */
function tracesOf({ parts, other }: TwoCompanies): string[] {
  const account = parts.logs.account(other.administrator.accountId);
  return [
    account.accountId,
    account.name,
    other.customer.customerId,
    ...Object.values(other.ids),
    ...Object.keys(account.breakReasons),
    "Ola Berg",
    "secret",
    "First words to Hooli",
  ];
}

function expectNoTrace(
  frames: readonly ServerFrame[],
  companies: TwoCompanies,
  allowed: readonly string[],
): void {
  const text = JSON.stringify(frames);
  for (const trace of tracesOf(companies)) {
    if (!allowed.includes(trace)) expect(text, trace).not.toContain(trace);
  }
}

describeOnEachEngine("two companies on one installation", (server) => {
  test("[I-11] every command and query with the other's ids answers as for ids of nothing, and changes nothing", async () => {
    const companies = await twoCompanies(server(), "a");
    const { parts, own, other } = companies;
    const before = await readTables(parts);
    const fields = { email: "x@home.example", password: null, base: "break", before: 1_000, parentId: null };
    for (const name of names) {
      const asker: Asker = promises[name].permission === "customer.chat" ? own.customer : own.administrator;
      const payloadOf = (ids: Readonly<Record<string, string>>) =>
        validValue(shapeOf(promises[name].payload), "payload", {
          ...fields,
          ...ids,
          toQueueId: ids["queueId"],
        });
      const ask = (payload: unknown) =>
        name in queries
          ? parts.gates.queries.run({ name, payload }, asker)
          : parts.commands.run({ id: newCommandId(), name, payload }, asker);
      const idNames = Object.keys(shapeOf(promises[name].payload).properties ?? {}).filter(
        (field) => field in own.ids || field === "toQueueId",
      );
      if (idNames.length === 0) continue;
      const foreign = await ask(payloadOf(other.ids));
      const nothing = await ask(
        payloadOf(Object.fromEntries(Object.keys(own.ids).map((id) => [id, `no-such-${id}`]))),
      );
      expect(foreign, name).toEqual(nothing);
      expect(foreign, name).toHaveProperty("error");
    }
    expect((await readTables(parts)) === before).toBe(true);
  });

  test("[I-11] a desk that opens, watches, types and marks with the other's ids is told nothing", async () => {
    const companies = await twoCompanies(server(), "b");
    const { cookie, other, own } = companies;
    const desk = await RawSocket.open(server().url, "/socket/desk", { headers: { cookie } });
    desk.send({ type: "hello-staff", version: wireVersion });
    await desk.next(({ type }) => type === "welcome");
    const chatId = other.ids["chatId"] as never;
    const nobodys = newCommandId() as never;
    desk.send({ type: "open", chatId, have: null });
    desk.send({ type: "open", chatId: nobodys, have: null });
    desk.send({ type: "watch", queueId: other.ids["queueId"] as never });
    desk.send({ type: "typing", chatId, on: true });
    desk.send({ type: "mark", chatId, delivered: 2, seen: 2 });
    // Events of the other account do not arrive here either.
    const { parts } = companies;
    await parts.commands.run(
      { id: newCommandId(), name: "chat.take", payload: { chatId } },
      other.administrator,
    );
    await parts.commands.run(
      { id: newCommandId(), name: "chat.play", payload: { chatId } },
      other.administrator,
    );
    desk.send({ type: "open", chatId: own.chatId, have: null });
    await desk.next((frame) => frame.type === "events" && frame.chatId === own.chatId);
    await settle();
    // A chat of the other's is answered for as one that never was; nothing else names it.
    const isAnswer = ({ type }: { type: string }) => type === "no-chat";
    const answers = [chatId, nobodys].map((asked) => ({ type: "no-chat", chatId: asked }));
    const told = desk.frames.filter(isAnswer);
    expect(told).toHaveLength(answers.length);
    expect(told).toEqual(expect.arrayContaining(answers));
    const others = desk.frames.filter((frame) => !isAnswer(frame));
    expectNoTrace(others, companies, []);
    expect(others.some((frame) => frame.type === "events" && frame.chatId === chatId)).toBe(false);
    expect(parts.gates.positions.get(chatId, companies.spy.userId)).toBeNull();
    desk.close();
  });

  test("[I-11] searching finds one's own contacts only, whatever is searched for", async () => {
    const { parts, own, other } = await twoCompanies(server(), "c");
    for (const text of ["", "toni", "Toni of", "hooli", "home.example", "030", "%", "_"]) {
      const result = await parts.gates.queries.run(
        { name: "contact.search", payload: { text } },
        own.administrator,
      );
      expect(JSON.stringify(result), text).not.toContain(other.ids["contactId"]);
      expect(JSON.stringify(result), text).not.toContain("Hooli");
    }
    const mine = await parts.gates.queries.run(
      { name: "contact.search", payload: { text: "toni" } },
      own.administrator,
    );
    expect(JSON.stringify(mine)).toContain(own.ids["contactId"]);
  });

  test("[I-11] a queue's counter counts its own account's chats only, also under a chosen id", async () => {
    const { parts, own, other } = await twoCompanies(server(), "d");
    const [queue] = Object.values(firstAccount(parts).queues);
    const payload = { ...queue, name: "Copy", queueId: other.ids["queueId"] };
    const saved = await parts.commands.run(
      { id: newCommandId(), name: "queue.save", payload },
      own.administrator,
    );
    expect(saved).toMatchObject({ error: { code: "not-found" } });
  });

  test("[I-11] the same secret at another company's widget is another customer", async () => {
    const companies = await twoCompanies(server(), "e");
    const { other, parts } = companies;
    const secret = newSecret();
    const open = async (widgetId: string) => {
      const socket = await RawSocket.open(server().url, `/socket/chat/${widgetId}`);
      socket.send({
        type: "hello-customer",
        version: wireVersion,
        secret,
        have: [],
      });
      await socket.next(({ type }) => type === "welcome");
      return socket;
    };
    const there = await open(other.ids["widgetId"]);
    there.send({
      type: "command",
      id: newCommandId(),
      name: "customer.write",
      payload: { chatId: null, seenNumber: 0, text: "secret words", page: "", browser: "", language: "" },
    });
    const begun = await there.next(({ type }) => type === "events");
    const chatId = begun.type === "events" ? begun.chatId : null;
    const here = await open(server().widgetId);
    const id = newCommandId();
    here.send({ type: "catch-up", chatId: chatId!, have: null });
    here.send({ type: "query", id, name: "customer.read", payload: { chatId: chatId!, before: 100 } });
    const answer = await here.next((frame) => frame.type === "answer" && frame.id === id);
    expect(answer).toMatchObject({ error: { code: "not-found" } });
    expectNoTrace(here.frames, companies, []);
    expect(parts.logs.peek("chat", chatId!)?.accountId).toBe(other.administrator.accountId);
    there.close();
    here.close();
  });
});
