import { afterEach, expect, test } from "vitest";
import { messageTextLengthMax } from "#contract/limits.ts";
import type { ChatId, CommandId } from "#contract/ids.ts";
import type { AnswerFrame } from "#contract/frames.ts";
import { wireVersion } from "#contract/version.ts";
import { newSecret } from "../../tools/node-platform.ts";
import { describeOnEachEngine } from "../support/each-engine.ts";
import { RawSocket } from "../support/raw-socket.ts";
import { newCommandId, words } from "../support/run-command.ts";

const connections = 4;
const askedOfEach = 190;

describeOnEachEngine("[A-2] a customer who reads their own long pages at full speed", (server) => {
  const opened: RawSocket[] = [];
  afterEach(() => opened.splice(0).forEach((socket) => socket.close()));

  async function open(secret: string): Promise<RawSocket> {
    const socket = await RawSocket.open(server().url, `/socket/chat/${server().widgetId}`, {
      perMessageDeflate: false,
    });
    opened.push(socket);
    socket.send({ type: "hello-customer", version: wireVersion, secret, have: [] });
    await socket.next(({ type }) => type === "welcome");
    return socket;
  }

  const answersIn = ({ frames }: RawSocket) =>
    frames.filter((frame): frame is AnswerFrame => frame.type === "answer");
  const answerTo = (id: CommandId) => (frame: { type: string; id?: unknown }) =>
    frame.type === "answer" && frame.id === id;

  async function write(socket: RawSocket, text: string, chatId: ChatId | null = null): Promise<ChatId> {
    const id = newCommandId();
    socket.send({ type: "command", id, name: "customer.write", payload: words(text, chatId) });
    const answer = (await socket.next(answerTo(id))) as { ok?: { id: ChatId } };
    if (!answer.ok) throw new Error(JSON.stringify(answer));
    return answer.ok.id;
  }

  test("is answered page by page: others' messages come in between, and so do others' pages", async () => {
    const secret = newSecret();
    const writer = await open(secret);
    const chatId = await write(writer, "Hello");
    const long = "x".repeat(messageTextLengthMax);
    for (let index = 0; index < 200; index++) await write(writer, long, chatId);
    const bystander = await open(newSecret());
    const theirs = await write(bystander, "Hello");

    const greedy = await Promise.all(Array.from({ length: connections }, () => open(secret)));
    const read = (socket: RawSocket, of: ChatId) => {
      const id = newCommandId();
      socket.send({ type: "query", id, name: "customer.read", payload: { chatId: of, before: 1_000 } });
      return id;
    };
    for (const socket of greedy) for (let asked = 0; asked < askedOfEach; asked++) read(socket, chatId);
    const page = bystander.next(answerTo(read(bystander, theirs)));
    await write(bystander, "Is anybody there?", theirs);
    expect(await page).toHaveProperty("ok");
    const pagesOf = (sockets: readonly RawSocket[]) =>
      sockets.flatMap(answersIn).filter((answer) => "ok" in answer).length;
    const before = pagesOf(greedy);

    const isAnswered = () => greedy.every((socket) => answersIn(socket).length === askedOfEach);
    while (!isAnswered()) await new Promise((resolve) => setTimeout(resolve, 5));
    expect(before).toBeLessThan(pagesOf(greedy));
    const refused = greedy
      .flatMap(answersIn)
      .flatMap((answer) => ("error" in answer ? answer.error.code : []));
    expect(new Set(refused)).toEqual(new Set(["busy"]));
    expect(pagesOf(greedy) + refused.length).toBe(connections * askedOfEach);
    expect(server().parts().storeWatch.isAway).toBe(false);
  });

  test("catches up by one page in each turn of the event loop, however often they ask to", async () => {
    const writer = await open(newSecret());
    const chatId = await write(writer, "Hello");
    const { chatFeed } = server().parts().gates;
    const pages: unknown[] = [];
    const follower = { have: 0, present: () => null, deliver: (page: unknown) => pages.push(page) };
    const failed = (fault: unknown) => expect(fault).toBeUndefined();
    const catchingUp = (async () => {
      for (let asked = 0; asked < 100; asked++) (await chatFeed.follow(chatId, { ...follower, failed }))();
    })();
    for (let turn = 1; turn <= 20; turn++) {
      await new Promise((resolve) => setImmediate(resolve));
      expect(pages.length).toBeLessThanOrEqual(turn);
    }
    await catchingUp;
    expect(pages).toHaveLength(100);
  });
});
