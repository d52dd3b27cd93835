import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { AnswerFrame } from "#contract/frames.ts";
import type { ChatId } from "#core/ids.ts";
import { wireVersion } from "#contract/version.ts";
import { budgetLimits } from "#server/gateway/customer-budgets.ts";
import { newSecret } from "../../tools/node-platform.ts";
import { RawSocket } from "../support/raw-socket.ts";
import { newCommandId, words } from "../support/run-command.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";

const crowd = 200;
/** The product's budget of one address, without growth, so that a busy machine changes nothing. */
const { network } = budgetLimits.chat;
const budgets = {
  ...budgetLimits,
  chat: { network: { atOnce: network!.atOnce, perSecond: 0 } },
  isExempt: () => false,
};

describe("the budgets of strangers", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startTestServer({ limits: { budgets } });
  });
  afterAll(() => server.stop());

  async function come(secret = newSecret()): Promise<RawSocket> {
    const socket = await RawSocket.open(server.url, `/socket/chat/${server.widgetId}`);
    socket.send({ type: "hello-customer", version: wireVersion, secret, have: [] });
    await socket.next(({ type }) => type === "welcome");
    return socket;
  }

  async function write(socket: RawSocket, chatId: ChatId | null = null): Promise<AnswerFrame> {
    const id = newCommandId();
    socket.send({ type: "command", id, name: "customer.write", payload: words("Hello", chatId, 1) });
    return socket.next((frame): frame is AnswerFrame => frame.type === "answer" && frame.id === id);
  }

  test("[F-33] [A-7] two hundred people behind one address all begin a chat; an attack from there begins no more, and stops none of them", async () => {
    const sockets = await Promise.all(Array.from({ length: crowd }, () => come()));
    const begun = await Promise.all(sockets.map((socket) => write(socket)));
    expect(begun.filter((answer) => "ok" in answer)).toHaveLength(crowd);

    for (let stranger = 0; stranger < 20; stranger++) {
      const socket = await come();
      expect(await write(socket)).toMatchObject({ error: { code: "too-many-begun" } });
      socket.close();
    }
    const goOn = await Promise.all(
      sockets.map((socket, at) => write(socket, (begun[at] as { ok: { id: ChatId } }).ok.id)),
    );
    expect(goOn.filter((answer) => "ok" in answer)).toHaveLength(crowd);
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
