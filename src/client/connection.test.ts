import { beforeEach, describe, expect, test } from "vitest";
import { type CommandError, type ErrorCode, commandError } from "#contract/error-codes.ts";
import type { ClientFrame, StaffServerFrame } from "#contract/frames.ts";
import type { ChatId, CommandId } from "#contract/ids.ts";
import { beatEveryMs, beatLostMs } from "#contract/limits.ts";
import { type VirtualPlatform, virtualPlatform } from "../../tests/support/virtual-platform.ts";
import { Connection, type ConnectionState, type Outcome } from "./connection.ts";

const longestRetryMs = 5_000;
const chatId = "chat-one" as ChatId;

let platform: VirtualPlatform;
let connection: Connection<StaffServerFrame>;
let states: (readonly [ConnectionState, CommandError | null])[];
let helds: (string | null)[];
let received: StaffServerFrame[];

beforeEach(() => {
  platform = virtualPlatform();
  states = [];
  helds = [];
  received = [];
  connection = new Connection<StaffServerFrame>({
    platform,
    hello: () => ({ type: "hello-staff", version: 1 }),
    received: (frame) => received.push(frame),
    stateChanged: (state, goodbye) => states.push([state, goodbye]),
    heldChanged: (held) => helds.push(held?.code ?? null),
  });
});

const stateNames = () => states.map(([state]) => state);

function welcome(): void {
  platform.socket.open();
  platform.socket.receive({
    type: "welcome",
    version: 1,
    history: "one",
    now: platform.now() + 7_000,
    cards: [],
  });
}

function goOnline(): void {
  connection.start();
  welcome();
}

/** Lets the line break and the next try begin. */
function reconnect(): void {
  platform.socket.breakOff();
  platform.pass(longestRetryMs);
}

function goodbye(code: ErrorCode): void {
  const { words } = commandError(code);
  platform.socket.receive({ type: "goodbye", code, words });
  platform.socket.breakOff();
}

function askedIn(frames: readonly ClientFrame[]): string[] {
  return frames.flatMap((frame) => ("id" in frame ? [frame.id] : []));
}

function answer(id: string, error?: ErrorCode): void {
  const outcome = error ? { error: commandError(error) } : { ok: { log: chatId, number: 1, at: 1 } };
  platform.socket.receive({ type: "answer", id: id as CommandId, ...outcome });
}

/** Sends a command and records its outcome. */
function ask(): { outcome: Outcome<unknown> | null } {
  const kept: { outcome: Outcome<unknown> | null } = { outcome: null };
  void connection.command("chat.take", { chatId }).then((outcome) => (kept.outcome = outcome));
  return kept;
}

const microtasks = () => new Promise((resolve) => setImmediate(resolve));

describe("coming online", () => {
  test("says hello first, and is online once it is welcomed, on the server's clock", () => {
    connection.start();
    expect(connection.state).toBe("connecting");
    platform.socket.open();
    expect(platform.socket.sent).toEqual([{ type: "hello-staff", version: 1 }]);
    platform.socket.receive({
      type: "welcome",
      version: 1,
      history: "one",
      now: platform.now() + 7_000,
      cards: [],
    });
    expect(stateNames()).toEqual(["online"]);
    expect(connection.now()).toBe(platform.now() + 7_000);
    platform.socket.receive({ type: "beat", now: platform.now() - 3_000 });
    expect(connection.now()).toBe(platform.now() - 3_000);
  });

  test("what is worth nothing later is dropped until then", () => {
    connection.start();
    connection.send({ type: "typing", chatId, on: true });
    welcome();
    connection.send({ type: "typing", chatId, on: false });
    expect(platform.socket.sent.filter(({ type }) => type === "typing")).toEqual([
      { type: "typing", chatId, on: false },
    ]);
  });
});

describe("a lost line", () => {
  test("[B-72] is tried again, later each time, until it is there", () => {
    goOnline();
    platform.socket.breakOff();
    expect(connection.state).toBe("reconnecting");
    const waits: number[] = [];
    for (let attempt = 0; attempt < 6; attempt++) {
      const before = platform.sockets.length;
      let waited = 0;
      while (platform.sockets.length === before) {
        platform.pass(10);
        waited += 10;
      }
      waits.push(waited);
      platform.socket.breakOff();
    }
    expect(waits).toEqual(waits.toSorted((a, b) => a - b));
    expect(waits[0]).toBeLessThanOrEqual(300);
    expect(waits.at(-1)).toBeLessThanOrEqual(longestRetryMs);
    platform.pass(longestRetryMs);
    welcome();
    expect(connection.state).toBe("online");
    // The next loss starts with the short wait again.
    platform.socket.breakOff();
    const before = platform.sockets.length;
    platform.pass(300);
    expect(platform.sockets.length).toBe(before + 1);
  });

  test("is tried at once when the browser says so, and not twice", () => {
    goOnline();
    platform.socket.breakOff();
    connection.retryNow();
    connection.retryNow();
    expect(platform.sockets).toHaveLength(2);
    platform.pass(300);
    expect(platform.sockets).toHaveLength(2);
    welcome();
    connection.retryNow();
    expect(platform.sockets).toHaveLength(2);
  });

  test("[F-14] is noticed by the server's silence, and only by that", () => {
    goOnline();
    for (let beat = 0; beat < 10; beat++) {
      platform.pass(beatEveryMs);
      platform.socket.receive({ type: "beat", now: platform.now() });
    }
    expect(connection.state).toBe("online");
    platform.pass(beatLostMs - 1);
    expect(connection.state).toBe("online");
    const silent = platform.socket;
    platform.pass(1);
    expect(connection.state).toBe("reconnecting");
    expect(silent.isClosed).toBe(true);
  });

  test("[F-14] a try that is never answered is given up as well", () => {
    connection.start();
    platform.pass(beatLostMs + longestRetryMs);
    expect(platform.sockets.length).toBeGreaterThan(1);
  });

  test("what a socket that was given up still says is not heard", () => {
    goOnline();
    const old = platform.socket;
    platform.pass(beatLostMs + longestRetryMs);
    welcome();
    const heard = received.length;
    old.receive({ type: "cards", put: [], drop: [] });
    old.breakOff();
    expect(received).toHaveLength(heard);
    expect(connection.state).toBe("online");
  });

  test("stopping ends it for good, without a word", () => {
    goOnline();
    connection.stop();
    const told = states.length;
    platform.pass(beatLostMs * 10);
    expect(platform.sockets).toHaveLength(1);
    expect(platform.socket.isClosed).toBe(true);
    expect(states).toHaveLength(told);
  });
});

describe("what was asked", () => {
  test("[F-10] is asked again under the same ids, in the order in which it was asked, until it is answered", async () => {
    goOnline();
    const [first, second, third] = [ask(), ask(), ask()];
    const ids = askedIn(platform.socket.sent);
    expect(ids).toHaveLength(3);
    answer(ids[1]!);
    await microtasks();
    expect([first.outcome, second.outcome?.ok !== undefined, third.outcome]).toEqual([null, true, null]);
    for (let loss = 0; loss < 3; loss++) {
      reconnect();
      welcome();
      expect(askedIn(platform.socket.sent)).toEqual([ids[0], ids[2]]);
    }
    answer(ids[0]!);
    answer(ids[2]!);
    // The answer to one of the earlier tries may still come.
    answer(ids[0]!, "chat-over");
    await microtasks();
    expect([first.outcome, third.outcome]).toMatchObject([{ ok: { log: chatId } }, { ok: { log: chatId } }]);
    reconnect();
    welcome();
    expect(askedIn(platform.socket.sent)).toEqual([]);
  });

  test("[B-72] without a line waits for one", () => {
    ask();
    connection.start();
    ask();
    expect(platform.socket.sent).toEqual([]);
    welcome();
    expect(askedIn(platform.socket.sent)).toHaveLength(2);
  });

  test("[F-33] is not asked again when the same connection is welcomed once more, after a new secret", () => {
    goOnline();
    ask();
    welcome();
    expect(askedIn(platform.socket.sent)).toHaveLength(1);
  });

  test("and refused for good settles with the reason", async () => {
    goOnline();
    const asked = ask();
    answer(askedIn(platform.socket.sent)[0]!, "already-owned");
    await microtasks();
    expect(asked.outcome?.error?.code).toBe("already-owned");
    platform.pass(longestRetryMs * 2);
    expect(askedIn(platform.socket.sent)).toHaveLength(1);
  });

  test.each(["busy", "store-unavailable", "too-many-begun"] as const)(
    "and not possible now (%s) is asked again by itself",
    async (code) => {
      goOnline();
      const asked = ask();
      const [id] = askedIn(platform.socket.sent);
      answer(id!, code);
      await microtasks();
      expect(asked.outcome).toBeNull();
      expect(helds).toEqual([code]);
      platform.pass(longestRetryMs);
      expect(askedIn(platform.socket.sent)).toEqual([id, id]);
      answer(id!);
      await microtasks();
      expect(asked.outcome).toHaveProperty("ok");
      expect(helds).toEqual([code, null]);
    },
  );

  test("[B-72] what is not possible now is asked again in its order, and nothing overtakes it", async () => {
    goOnline();
    ask();
    ask();
    const [first, second] = askedIn(platform.socket.sent);
    answer(first!, "store-unavailable");
    answer(second!, "store-unavailable");
    await microtasks();
    ask();
    expect(askedIn(platform.socket.sent)).toEqual([first, second]);
    platform.pass(longestRetryMs);
    const [, , ...again] = askedIn(platform.socket.sent);
    expect(again.slice(0, 2)).toEqual([first, second]);
    expect(again).toHaveLength(3);
  });
});

describe("a goodbye", () => {
  test.each(["version-too-old", "not-signed-in", "signed-out", "not-found"] as const)(
    "for a reason that stays (%s) is final, and nothing is tried any more",
    (code) => {
      goOnline();
      goodbye(code);
      expect(states.at(-1)).toMatchObject(["ended", { code }]);
      platform.pass(beatLostMs * 10);
      connection.retryNow();
      expect(platform.sockets).toHaveLength(1);
    },
  );

  test.each(["server-stopping", "too-slow", "too-many-frames", "store-unavailable"] as const)(
    "for one that passes (%s) says so and comes back",
    (code) => {
      goOnline();
      goodbye(code);
      expect(states.at(-1)).toMatchObject(["reconnecting", { code }]);
      platform.pass(longestRetryMs);
      welcome();
      expect(states.at(-1)).toEqual(["online", null]);
      // The next loss is not blamed on it.
      platform.socket.breakOff();
      expect(states.at(-1)).toEqual(["reconnecting", null]);
    },
  );
});
