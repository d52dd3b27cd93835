import { createHash } from "node:crypto";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import type { CustomerSession, CustomerSessionModel } from "#client/customer-session.ts";
import { findNumber } from "#client/find-number.ts";
import type { CommandError } from "#contract/error-codes.ts";
import type { Answer, AnswerFrame } from "#contract/frames.ts";
import type { CommandId } from "#contract/ids.ts";
import type { Challenge, Proof } from "#contract/proof-of-work.ts";
import type { ChatId } from "#core/ids.ts";
import { wireVersion } from "#contract/version.ts";
import { fileShares } from "#server/files/file-shares.ts";
import { budgetLimits } from "#server/gateway/customer-budgets.ts";
import { newSecret, nodePlatform } from "../../tools/node-platform.ts";
import { until } from "../../tools/until.ts";
import { RawSocket } from "../support/raw-socket.ts";
import { newCommandId, newCustomer, words } from "../support/run-command.ts";
import { firstAccount } from "../support/staff.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";
import { type FileHeaders, askFiles, beginUpload, keyOf } from "../support/upload.ts";

const crowd = 200;
/** The product's budget of one address, without growth, so that a busy machine changes nothing. */
const { network } = budgetLimits.chat;
const budgets = {
  ...budgetLimits,
  chat: { network: { atOnce: network!.atOnce, perSecond: 0 } },
  "proven-chat": { network: { atOnce: 300, perSecond: 0 } },
  "offline-message": { network: { atOnce: 1, perSecond: 0 } },
  // Easy work: this program does that of all its customers.
  work: { least: 100, most: 400 },
  isExempt: () => false,
};

let server: TestServer;

async function come(secret = newSecret()): Promise<RawSocket> {
  const socket = await RawSocket.open(server.url, `/socket/chat/${server.widgetId}`);
  socket.send({ type: "hello-customer", version: wireVersion, secret, have: [] });
  await socket.next(({ type }) => type === "welcome");
  return socket;
}

interface Words {
  readonly id?: CommandId;
  readonly chatId?: ChatId | null;
  readonly proof?: Proof;
}

/** The answer to these words, of the answers that have not come yet. */
async function write(
  socket: RawSocket,
  { id = newCommandId(), chatId = null, proof }: Words = {},
): Promise<{ readonly ok?: Answer; readonly error?: CommandError }> {
  const before = socket.frames.length;
  const payload = words("Hello", chatId, 1);
  socket.send({ type: "command", id, name: "customer.write", payload, ...(proof ? { proof } : {}) });
  return socket.next(
    (frame): frame is AnswerFrame =>
      frame.type === "answer" && frame.id === id && socket.frames.indexOf(frame) >= before,
  ) as Promise<{ ok?: Answer; error?: CommandError }>;
}

/** Does the work that the server asks of this command. */
async function proofFor(socket: RawSocket, id: CommandId): Promise<Proof> {
  const { error } = await write(socket, { id });
  expect(error?.code).toBe("proof-required");
  const challenge = error?.with as Challenge;
  const sha256 = (text: string) => createHash("sha256").update(text).digest();
  return { token: challenge.token, number: findNumber(challenge, sha256) };
}

/** How many chats there are. */
async function chatCount(): Promise<number> {
  const names = await server.parts().store.readLogNames("", 10_000);
  return names.filter(({ kind }) => kind === "chat").length;
}

/** A customer whose browser does the work it is asked for, and how often it was asked. */
async function customer(): Promise<{ session: CustomerSession; works: Challenge[] }> {
  const works: Challenge[] = [];
  const platform = nodePlatform(`${server.url.replace("http", "ws")}/socket/chat/${server.widgetId}`);
  const work: typeof platform.work = (challenge) => {
    works.push(challenge);
    return platform.work!(challenge);
  };
  return { session: await server.openChat({ platform: { ...platform, work } }), works };
}

describe("the budgets of strangers", () => {
  beforeAll(async () => {
    server = await startTestServer({ limits: { budgets } });
  });
  afterAll(() => server.stop());

  test("[F-33] [A-7] two hundred people behind one address all begin a chat; an attack from there begins no more, and stops none of them", async () => {
    const sockets = await Promise.all(Array.from({ length: crowd }, () => come()));
    const begun = await Promise.all(sockets.map((socket) => write(socket)));
    expect(begun.filter(({ ok }) => ok)).toHaveLength(crowd);

    for (let stranger = 0; stranger < 20; stranger++) {
      const socket = await come();
      expect(await write(socket)).toMatchObject({ error: { code: "proof-required" } });
      socket.close();
    }
    const goOn = await Promise.all(
      sockets.map((socket, at) => write(socket, { chatId: begun[at]?.ok?.id as ChatId })),
    );
    expect(goOn.filter(({ ok }) => ok)).toHaveLength(crowd);
    for (const socket of sockets) socket.close();
  });

  test("[A-7] a connection is one customer's: another secret on it ends it, the same one does not", async () => {
    const secret = newSecret();
    const socket = await come(secret);
    const hello = { type: "hello-customer", version: wireVersion, have: [] } as const;
    socket.send({ ...hello, secret });
    socket.send({ ...hello, secret: newSecret() });
    expect((await socket.ended).goodbye).toBe("another-identity");
    expect(socket.frames.filter(({ type }) => type === "welcome")).toHaveLength(2);
  });
});

test("[A-7] [B-38] customers of one address fill a share of the room for files, and what they do not send they have back", async () => {
  server = await startTestServer({ limits: { budgets: { ...budgets, file: {} } } });
  onTestFinished(() => server.stop());
  const { bytesMax, totalBytesMax } = firstAccount(server.parts()).files;
  const begin = async (key: FileHeaders) => {
    const { status, body } = await beginUpload(server.url, key, { name: "photo.jpg", bytes: bytesMax });
    return { key, fileId: body.fileId, code: status === 201 ? "begun" : body.code };
  };
  const filled = totalBytesMax * (fileShares.network.atOnce / 1_000);
  const keys = await Promise.all(
    Array.from({ length: Math.floor(filled / bytesMax) }, () =>
      keyOf(server.parts(), newCustomer(server.parts())),
    ),
  );
  const begun = await Promise.all(keys.map(begin));
  expect(new Set(begun.map(({ code }) => code))).toEqual(new Set(["begun"]));
  expect((await begin(keys[0]!)).code).toBe("files-full");
  const { fileId, key } = begun[0]!;
  for (let twice = 0; twice < 2; twice++)
    await askFiles(server.url, `/${fileId}`, { method: "DELETE", headers: key });
  expect((await begin(keys[1]!)).code).toBe("begun");
  expect((await begin(keys[2]!)).code).toBe("files-full");
});

describe("[B-66] once the budget of their address is used up", () => {
  beforeAll(async () => {
    server = await startTestServer({ limits: { budgets } });
    const attackers = await Promise.all(Array.from({ length: crowd }, () => come()));
    await Promise.all(attackers.map((socket) => write(socket)));
    for (const socket of attackers) socket.close();
  });
  afterAll(() => server.stop());

  test("[F-33] [B-66] two hundred new customers begin their chats by a proof, while a script without one begins none", async () => {
    const before = await chatCount();
    const script = await come();
    const customers = await Promise.all(Array.from({ length: crowd }, () => customer()));
    for (const { session } of customers) {
      session.write("My order has not come");
      expect((await write(script)).error?.code).toMatch(/^(proof-required|busy)$/);
    }
    for (const { session, works } of customers) {
      const isBegun = ({ outbox, customer }: CustomerSessionModel) =>
        outbox.length === 0 && customer.situation.kind !== "none";
      await until(session.model, isBegun);
      expect(works).toHaveLength(1);
      session.stop();
    }
    expect(await chatCount()).toBe(before + crowd);
    script.close();
  });

  test("[B-66] a proof is valid once: neither for more words nor for a second chat", async () => {
    const socket = await come();
    const id = newCommandId();
    const proof = await proofFor(socket, id);
    const begun = await write(socket, { id, proof });
    expect(begun.ok).toBeDefined();
    const before = await chatCount();
    const chatId = begun.ok?.id as ChatId;
    const leave = newCommandId();
    socket.send({ type: "command", id: leave, name: "customer.leave", payload: { chatId } });
    await socket.next((frame) => frame.type === "answer" && frame.id === leave);
    // The same again is what a client sends whose answer was lost; it gets that answer.
    expect((await write(socket, { id, proof })).ok).toEqual(begun.ok);
    expect((await write(socket, { proof })).error?.code).toBe("proof-required");
    expect(await chatCount()).toBe(before);
    socket.close();
  });

  test("[B-66] somebody else's proof is worth nothing", async () => {
    const [one, other] = [await come(), await come()];
    const id = newCommandId();
    const proof = await proofFor(one, id);
    expect((await write(other, { id, proof })).error?.code).toBe("proof-required");
    expect((await write(one, { id, proof })).ok).toBeDefined();
    for (const socket of [one, other]) socket.close();
  });

  test.each([
    ["a text", "proof"],
    ["nothing", null],
    ["a list", []],
    ["without a number", { token: "token" }],
    ["with more than belongs there", { token: "token", number: 1, more: 1 }],
    ["with a text for a number", { token: "token", number: "1" }],
    ["with half a number", { token: "token", number: 0.5 }],
    ["with a number below all", { token: "token", number: -1 }],
    ["with a number beyond all", { token: "token", number: 1e15 }],
    ["with a huge token", { token: "t".repeat(50_000), number: 1 }],
    ["with letters no token has", { token: "to\u0000ken", number: 1 }],
  ])("[B-66] [A-1] a proof that is %s ends that connection, with its reason", async (_, proof) => {
    const socket = await come();
    const payload = words("Hello", null, 1);
    const frame = { type: "command", id: newCommandId(), name: "customer.write", payload, proof };
    socket.sendRaw(JSON.stringify(frame));
    expect((await socket.ended).goodbye).toBe("bad-frame");
  });

  test("[B-66] [B-72] what is written while the browser works comes after it, in one chat, for the same proof", async () => {
    const { session, works } = await customer();
    for (const text of ["One", "Two", "Three"]) session.write(text);
    await until(session.model, ({ outbox }) => outbox.length === 0);
    const { chatId, timelines } = session.model.get().customer;
    const texts = timelines[chatId!]?.events.flatMap((event) =>
      event.type === "message" ? event.parts : [],
    );
    expect(texts).toEqual(["One", "Two", "Three"].map((text) => ({ kind: "text", text })));
    expect(works).toHaveLength(1);
    session.stop();
  });

  test("[B-66] of two tabs that work for the same customer's first words, both write to the chat of the first", async () => {
    const secret = newSecret();
    const [one, other] = [await come(secret), await come(secret)];
    const [id, otherId] = [newCommandId(), newCommandId()];
    const [proof, otherProof] = [await proofFor(one, id), await proofFor(other, otherId)];
    const begun = await write(one, { id, proof });
    const joined = await write(other, { id: otherId, proof: otherProof });
    expect(joined.ok?.log).toBe(begun.ok?.id);
    for (const socket of [one, other]) socket.close();
  });

  test("[B-66] whoever writes after their chat has ended does the work for the next one", async () => {
    const { session, works } = await customer();
    session.write("Hello");
    await until(session.model, ({ customer }) => customer.chatId !== null);
    await session.leave();
    await until(session.model, ({ customer }) => customer.situation.kind === "ended");
    session.write("One more thing");
    await until(session.model, ({ customer }) => customer.situation.kind !== "ended");
    expect(works).toHaveLength(2);
    session.stop();
  });

  test("[B-66] [B-73] an offline message is left with a proof as well", async () => {
    const all = await Promise.all([customer(), customer()]);
    for (const { session } of all) {
      session.leaveMessage({ name: "Ann", email: "ann@example.com", text: "Call me" });
      await until(session.model, ({ left }) => left.length === 0 || left[0]?.error !== null);
      expect(session.model.get().left).toEqual([]);
      session.stop();
    }
    expect(all.map(({ works }) => works.length)).toEqual([0, 1]);
  });
});
