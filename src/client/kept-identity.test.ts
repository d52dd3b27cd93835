import { beforeEach, expect, test } from "vitest";
import type { CustomerServerFrame } from "#contract/frames.ts";
import type { WidgetId } from "#contract/ids.ts";
import { beatLostMs } from "#contract/limits.ts";
import { type VirtualPlatform, virtualPlatform } from "../../tests/support/virtual-platform.ts";
import { CustomerSession } from "./customer-session.ts";
import type { SecretKeeper } from "./kept-identity.ts";

const secret = "s".repeat(43);
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** Longer than the longest wait before anything is tried again. */
const whileMs = 5_000;

let platform: VirtualPlatform;
let session: CustomerSession;
let forgotten: number;
/** Secrets that the browser was asked to keep, and what it answers, one after the other. */
let asked: string[];
let answers: (Awaited<ReturnType<SecretKeeper["keep"]>> | Error | "nothing")[];

beforeEach(() => {
  platform = virtualPlatform();
  forgotten = 0;
  asked = [];
  answers = [];
  session = new CustomerSession({
    platform,
    keeper: {
      async keep(text) {
        asked.push(text);
        const answer = answers.shift() ?? "kept";
        if (answer instanceof Error) throw answer;
        return answer === "nothing" ? new Promise<never>(() => {}) : answer;
      },
    },
    widgetId: "widget-one" as WidgetId,
    newSecret: () => secret,
    place: () => ({ page: "", browser: "", language: "en" }),
    forgotten: () => forgotten++,
  });
  session.start();
});

function welcome(isKnown: boolean): void {
  platform.socket.open();
  const company = {
    companyName: "Acme",
    parameters: [],
    forgetWhenEnded: false,
    form: null,
    history: "one",
    fileKinds: [],
  };
  const rest = { chatId: null, situation: { kind: "none" }, offline: null } as const;
  const frame = { type: "welcome", version: 1, now: platform.now(), isKnown, ...company, ...rest } as const;
  platform.socket.receive(frame satisfies CustomerServerFrame);
}

function reconnect(isKnown: boolean): void {
  platform.socket.breakOff();
  platform.pass(whileMs);
  welcome(isKnown);
}

/** Kinds of the frames of the present connection; of a hello its secret, of a command its text. */
const sent = () =>
  platform.socket.sent.map((frame) => {
    if (frame.type === "hello-customer") return frame.secret === secret ? "hello with secret" : "hello";
    return frame.type === "command" && frame.name === "customer.write" ? frame.payload.text : frame.type;
  });

test("[W-1] nothing is kept before the first words, and the browser is asked before they are said", async () => {
  welcome(false);
  await settled();
  expect([asked, sent()]).toEqual([[], ["hello"]]);
  answers = ["asked"];
  session.write("One");
  session.write("Two");
  await settled();
  expect(sent()).toEqual(["hello", "hello with secret", "One", "Two"]);
  expect(asked).toEqual([secret, secret]);
  expect(session.model.get().isFleeting).toBe(false);
});

test("[W-1] words that are written before the first welcome wait for who the browser says it is", async () => {
  session.write("One");
  await settled();
  welcome(true);
  await settled();
  expect([asked, sent()]).toEqual([[], ["hello", "One"]]);
});

test("[B-72] where another page has begun meanwhile, the words go to its chat", async () => {
  welcome(false);
  answers = ["another"];
  session.write("One");
  await settled();
  expect(platform.sockets).toHaveLength(2);
  welcome(true);
  await settled();
  expect(sent()).toEqual(["hello", "One"]);
});

test("[B-72] a page that shows no chat yet joins the one that another page begins", async () => {
  welcome(false);
  session.noticeBeginning();
  expect(platform.sockets).toHaveLength(2);
  welcome(true);
  session.noticeBeginning();
  expect(platform.sockets).toHaveLength(2);
});

test("[W-1] a browser that keeps nothing has the chat for as long as the page lives, and is told so", async () => {
  welcome(false);
  answers = ["asked", "asked"];
  session.write("One");
  await settled();
  expect(session.model.get().isFleeting).toBe(true);
  reconnect(true);
  expect(sent()[0]).toBe("hello with secret");
  expect(forgotten).toBe(0);
});

test("[B-68] a page whose browser has kept the secret holds it no longer, and leaves a chat that was forgotten", async () => {
  welcome(false);
  session.write("One");
  await settled();
  welcome(true);
  reconnect(true);
  expect([sent()[0], forgotten]).toEqual(["hello", 0]);
  reconnect(false);
  session.write("Two");
  await settled();
  expect([forgotten, sent(), platform.socket.isClosed]).toEqual([1, ["hello"], true]);
});

test("[B-72] words wait for a server that cannot be asked, and the same secret is asked for again", async () => {
  welcome(false);
  answers = [new Error("no network"), new Error("no network"), "kept"];
  session.write("One");
  for (let time = 0; time < 3; time++) {
    await settled();
    platform.pass(2_000);
  }
  await settled();
  expect(asked).toEqual([secret, secret, secret]);
  expect(sent()).toEqual(["hello", "hello with secret", "One"]);
});

test("[F-14] words whose secret was asked to be kept over a line that had died go once the line is well", async () => {
  welcome(false);
  answers = ["nothing", "kept"];
  session.write("One");
  await settled();
  platform.pass(beatLostMs);
  await settled();
  platform.pass(whileMs);
  await settled();
  welcome(false);
  await settled();
  expect(asked).toEqual([secret, secret]);
  expect(sent()).toEqual(["hello with secret", "One"]);
});

test("[B-68] a page hears that the chat is forgotten once, and keeps nothing of what is written then", async () => {
  welcome(false);
  session.write("One");
  await settled();
  session.forget();
  session.forget();
  for (const key of platform.memory.keys("")) platform.memory.write(key, null);
  session.write("Two");
  await settled();
  expect([forgotten, platform.memory.keys("")]).toEqual([1, []]);
});
