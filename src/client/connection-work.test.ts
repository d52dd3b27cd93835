import { beforeEach, expect, test } from "vitest";
import { type CommandError, commandError } from "#contract/error-codes.ts";
import type { StaffServerFrame } from "#contract/frames.ts";
import type { ChatId, CommandId } from "#contract/ids.ts";
import { type VirtualPlatform, virtualPlatform } from "../../tests/support/virtual-platform.ts";
import { Connection, type Outcome } from "./connection.ts";

/** Longer than the longest wait before anything is tried again. */
const whileMs = 5_000;
const chatId = "chat-one" as ChatId;
const challenge = { token: "token", target: "target", numbers: 10 };
const proof = { token: "token", number: 7 };
const microtasks = () => new Promise((resolve) => setImmediate(resolve));

let platform: VirtualPlatform;
let connection: Connection<StaffServerFrame>;
let helds: (string | null)[];

beforeEach(() => {
  platform = virtualPlatform();
  helds = [];
  connection = new Connection<StaffServerFrame>({
    platform,
    hello: () => ({ type: "hello-staff", version: 1 }),
    received: () => {},
    stateChanged: () => {},
    heldChanged: (held) => helds.push(held?.code ?? null),
  });
});

function welcome(): void {
  platform.socket.open();
  platform.socket.receive({ type: "welcome", version: 1, history: "one", now: platform.now(), cards: [] });
}

function reconnect(): void {
  platform.socket.breakOff();
  platform.pass(whileMs);
  welcome();
}

/** Sends a command and records its outcome. */
function ask(): { outcome: Outcome<unknown> | null } {
  const kept: { outcome: Outcome<unknown> | null } = { outcome: null };
  void connection.command("chat.take", { chatId }).then((outcome) => (kept.outcome = outcome));
  return kept;
}

const sentCommands = () => platform.socket.sent.flatMap((frame) => (frame.type === "command" ? [frame] : []));

/** The proofs with which the commands of this id were sent, in order. */
const proofsOf = (id: string) =>
  sentCommands().flatMap((frame) => (frame.id === id ? [frame.proof ?? null] : []));

function answer(id: string, error?: CommandError): void {
  const outcome = error ? { error } : { ok: { log: chatId, number: 1, at: 1 } };
  platform.socket.receive({ type: "answer", id: id as CommandId, ...outcome });
}

const askWork = (id: string) => answer(id, commandError("proof-required", challenge));

/** Sends a command for which the server asks for work. */
function askForWork(): { asked: ReturnType<typeof ask>; id: string } {
  connection.start();
  welcome();
  const asked = ask();
  const id = sentCommands()[0]?.id ?? "";
  askWork(id);
  return { asked, id };
}

test("[B-66] a command for which work is asked is sent again with the proof, and has not failed meanwhile", async () => {
  const { asked, id } = askForWork();
  platform.pass(whileMs);
  expect(proofsOf(id)).toEqual([null]);
  expect(platform.works.map((work) => work.challenge)).toEqual([challenge]);
  expect(helds).toEqual(["proof-required"]);
  platform.works[0]?.done(proof);
  await microtasks();
  expect(proofsOf(id)).toEqual([null, proof]);
  expect(asked.outcome).toBeNull();
  answer(id);
  await microtasks();
  expect(asked.outcome).toHaveProperty("ok");
  expect(helds).toEqual(["proof-required", null]);
});

test("[B-66] [B-72] it keeps its place: what comes after it waits, and does no work of its own", async () => {
  const { id } = askForWork();
  ask();
  ask();
  expect(sentCommands()).toHaveLength(1);
  platform.works[0]?.done(proof);
  await microtasks();
  expect(sentCommands()).toHaveLength(4);
  expect(sentCommands()[1]).toMatchObject({ id, proof });
  expect(platform.works).toHaveLength(1);
});

test("[B-66] a connection that is lost in the middle has the work done once, and the proof sent after it", async () => {
  const { asked, id } = askForWork();
  reconnect();
  askWork(id);
  expect(platform.works).toHaveLength(1);
  platform.works[0]?.done(proof);
  await microtasks();
  expect(proofsOf(id)).toEqual([null, proof]);
  reconnect();
  expect(proofsOf(id)).toEqual([proof]);
  answer(id);
  await microtasks();
  expect(asked.outcome).toHaveProperty("ok");
});

test("[B-66] work that was done without a connection is sent at the next welcome", async () => {
  const { id } = askForWork();
  platform.socket.breakOff();
  platform.works[0]?.done(proof);
  await microtasks();
  platform.pass(whileMs);
  welcome();
  expect(proofsOf(id)).toEqual([proof]);
});

test("[B-66] when the part that works cannot be loaded, the command is asked again by itself", async () => {
  const { asked, id } = askForWork();
  platform.works[0]?.failed();
  await microtasks();
  expect(proofsOf(id)).toEqual([null]);
  platform.pass(whileMs);
  expect(proofsOf(id)).toEqual([null, null]);
  askWork(id);
  platform.works[1]?.done(proof);
  await microtasks();
  expect(proofsOf(id)).toEqual([null, null, proof]);
  expect(asked.outcome).toBeNull();
});

test("[B-66] a proof that came too late is worked for anew", async () => {
  const { id } = askForWork();
  platform.works[0]?.done(proof);
  await microtasks();
  askWork(id);
  const next = { ...proof, number: 8 };
  platform.works[1]?.done(next);
  await microtasks();
  expect(proofsOf(id)).toEqual([null, proof, next]);
});

test("[B-66] a client that does no such work asks again after a while", () => {
  Reflect.deleteProperty(platform, "work");
  const { id } = askForWork();
  platform.pass(whileMs);
  expect(proofsOf(id)).toEqual([null, null]);
});

test("[B-66] when the part that works is never heard of again, the command is asked again by itself", async () => {
  const { asked, id } = askForWork();
  for (let waited = 0; waited < 150_000; waited += 5_000) {
    platform.pass(5_000);
    platform.socket.receive({ type: "beat", now: platform.now() });
    await microtasks();
  }
  expect(proofsOf(id)).toEqual([null, null]);
  askWork(id);
  platform.works[1]?.done(proof);
  await microtasks();
  expect(proofsOf(id)).toEqual([null, null, proof]);
  expect(asked.outcome).toBeNull();
});
