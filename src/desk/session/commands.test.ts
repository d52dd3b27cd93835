import { beforeEach, describe, expect, test } from "vitest";
import { DeskSession } from "#client/desk-session.ts";
import type { ClientFrame } from "#contract/frames.ts";
import type { ChatId, CommandId } from "#contract/ids.ts";
import type { PutCard } from "#contract/views/cards.ts";
import { commandError } from "#contract/error-codes.ts";
import { type VirtualPlatform, virtualPlatform } from "../../../tests/support/virtual-platform.ts";
import { ChatEnds, type EndNotice, undoMs } from "./chat-ends.ts";
import { Commands, isPending } from "./commands.ts";

const chatId = "chat-one" as ChatId;
const otherId = "chat-two" as ChatId;

let platform: VirtualPlatform;
let session: DeskSession;
let commands: Commands;

function welcome(cards: readonly PutCard[] = []): void {
  platform.socket.open();
  platform.socket.receive({ type: "welcome", version: 1, history: "one", now: platform.now(), cards });
}

const asked = (): Extract<ClientFrame, { type: "command" }>[] =>
  platform.socket.sent.flatMap((frame) => (frame.type === "command" ? [frame] : []));
const names = () => asked().map(({ name }) => name);
const microtasks = () => new Promise((resolve) => setImmediate(resolve));

async function answer(id: CommandId, code?: "customer-wrote" | "classification-missing"): Promise<void> {
  const outcome = code ? { error: commandError(code) } : { ok: { log: chatId, number: 1, at: 1 } };
  platform.socket.receive({ type: "answer", id, ...outcome });
  await microtasks();
}

/** The line breaks; the desk tries again by itself after a while. */
function comeBack(cards: readonly PutCard[] = []): void {
  platform.pass(10_000);
  welcome(cards);
}

beforeEach(() => {
  platform = virtualPlatform();
  session = new DeskSession({ platform, outboxKey: "robin" });
  commands = new Commands(session);
  session.start();
});

describe("[U-3] a command", () => {
  test("is given once while it is unanswered, and is busy; afterwards the same press is a new one", async () => {
    welcome();
    const first = commands.give("wrap-up.extend", { chatId });
    const again = await commands.give("wrap-up.extend", { chatId });
    expect(again.refusal).toEqual({ code: "asked-already", words: "" });
    expect(isPending(commands.pending.get(), "wrap-up.extend", chatId)).toBe(true);
    expect(isPending(commands.pending.get(), "wrap-up.extend", otherId)).toBe(false);
    expect(isPending(commands.pending.get(), "wrap-up.finish", chatId)).toBe(false);
    await answer(asked()[0]!.id);
    expect((await first).ok).toBeDefined();
    expect(commands.pending.get()).toEqual([]);
    void commands.give("wrap-up.extend", { chatId });
    expect(names()).toEqual(["wrap-up.extend", "wrap-up.extend"]);
  });

  test("of another subject is not held up; words beside the subject make no other command", async () => {
    welcome();
    void commands.give("note.add", { chatId, text: "Call back" });
    void commands.give("note.add", { chatId: otherId, text: "Call back" });
    await commands.give("note.add", { chatId, text: "Call back soon" });
    void commands.give("status.choose", { base: "available", breakReasonId: null });
    void commands.give("status.choose", { base: "unavailable", breakReasonId: null });
    expect(names()).toEqual(["note.add", "note.add", "status.choose", "status.choose"]);
  });

  test("that controls something is refused in words without a connection, and never given later", async () => {
    welcome();
    platform.socket.breakOff();
    const words = async (given: ReturnType<Commands["give"]>) => (await given).refusal?.words;
    expect(await words(commands.give("chat.pause", { chatId }))).toMatch(/^Not connected: .*not paused/);
    expect(await words(commands.give("chat.take-next", { queueId: "q" }))).toMatch(/no chat/);
    expect(await words(commands.give("break-reason.remove", { breakReasonId: "tea" }))).toMatch(
      /nothing was removed/,
    );
    expect(commands.pending.get()).toEqual([]);
    comeBack();
    expect(names()).toEqual([]);
  });

  test("that only adds words waits for the connection", async () => {
    welcome();
    platform.socket.breakOff();
    const noted = commands.give("note.add", { chatId, text: "Call back" });
    expect(isPending(commands.pending.get(), "note.add", chatId)).toBe(true);
    comeBack();
    expect(names()).toEqual(["note.add"]);
    await answer(asked()[0]!.id);
    expect((await noted).ok).toBeDefined();
  });

  test("that was unanswered when the line broke is repeated under its id", async () => {
    welcome();
    void commands.give("chat.pause", { chatId });
    const ids = asked().map(({ id }) => id);
    platform.socket.breakOff();
    expect(commands.pending.get()).toHaveLength(1);
    comeBack();
    expect(ids).toHaveLength(1);
    expect(asked().map(({ id }) => id)).toEqual(ids);
  });
});

describe("[B-50] the end of a chat", () => {
  const item = (stage: string) =>
    [["item", chatId, { chatId, stage, lastNumber: 0 }]] as unknown as PutCard[];
  let told: EndNotice[];
  let ends: ChatEnds;
  let classified: ChatId[];

  beforeEach(() => {
    told = [];
    classified = [];
    ends = new ChatEnds({
      session,
      commands,
      platform,
      classify: (id) => void classified.push(id),
      tell(notice) {
        told.push(notice);
        return () => told.splice(told.indexOf(notice), 1);
      },
    });
    welcome(item("open"));
    session.openChat(chatId);
    extend(0, 3);
  });

  function extend(after: number, upTo: number): void {
    platform.socket.receive({ type: "events", chatId, after, upTo, events: [], olderLeftOut: false });
  }

  test("can be taken back for five seconds; then it is asked for, once, with what the agent had seen", async () => {
    ends.begin(chatId, "Dana");
    ends.begin(chatId, "Dana");
    expect(told).toMatchObject([{ kind: "undo", words: "The chat with Dana ends" }]);
    platform.pass(undoMs - 1);
    expect([names(), ends.begun.get()]).toEqual([[], [chatId]]);
    extend(3, 4);
    platform.pass(1);
    expect(asked()).toMatchObject([{ name: "chat.end", payload: { chatId, seenNumber: 3 } }]);
    expect([told, ends.begun.get()]).toEqual([[], []]);

    // The server has found words that the agent had not seen when they pressed.
    await answer(asked()[0]!.id, "customer-wrote");
    expect(told[0]?.words).toMatch(/not ended: the customer has written meanwhile/);
    told[0]?.action?.act();
    expect(asked().at(-1)).toMatchObject({ name: "chat.end", payload: { seenNumber: 4 } });
  });

  test("[B-53] one that is refused for want of a classification leads to where the chat gets one", async () => {
    ends.begin(chatId, "Dana");
    platform.pass(undoMs);
    await answer(asked()[0]!.id, "classification-missing");
    expect(told).toMatchObject([{ kind: "refused", action: { words: "Classify" } }]);
    told[0]?.action?.act();
    expect([told, classified]).toEqual([[], [chatId]]);
  });

  test("undone, or with its page left, it does not happen", () => {
    ends.begin(chatId, "Dana");
    told[0]?.action?.act();
    ends.begin(chatId, "Dana");
    ends.undoOfLast()?.();
    // The palette offers it only while there is something to undo.
    expect(ends.undoOfLast()).toBeNull();
    ends.begin(chatId, "Dana");
    ends.stop();
    platform.pass(60_000);
    expect([names(), told, ends.begun.get()]).toEqual([[], [], []]);
  });

  test("[U-3] without a connection it is refused in words, when asked for or when it would happen", async () => {
    ends.begin(chatId, "Dana");
    platform.socket.breakOff();
    ends.begin(otherId, "Sam");
    expect(told.map(({ words }) => words)).toContainEqual(expect.stringMatching(/^Not connected/));
    told = [];
    // No try to reconnect succeeds before it is due.
    platform.pass(undoMs);
    await microtasks();
    expect(told).toMatchObject([{ kind: "refused", words: expect.stringMatching(/^Not connected/) }]);
    comeBack(item("open"));
    expect(names()).toEqual([]);
  });

  test("is not asked for when the chat has ended by itself meanwhile", () => {
    ends.begin(chatId, "Dana");
    platform.socket.receive({ type: "cards", put: item("wrap-up"), drop: [] });
    platform.pass(undoMs);
    expect([names(), told]).toEqual([[], []]);
  });
});
