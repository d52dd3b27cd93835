import type { CustomerServerFrame, StaffServerFrame } from "#contract/frames.ts";
import type { ChatId } from "#contract/ids.ts";
import { wireVersion } from "#contract/version.ts";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newSecret } from "../../tools/node-platform.ts";
import { startBellhop } from "../measuring/bellhop-process.ts";
import { Caller } from "../measuring/caller.ts";
import { inTurns } from "../measuring/in-turns.ts";
import { numberAfter } from "../measuring/number-after.ts";
import { quantile } from "../measuring/spread.ts";
import { tableWords } from "../measuring/table.ts";
import { until } from "../measuring/until.ts";
import { prepareAccount } from "../messages/prepare-account.ts";
import { Reader, type Whose } from "./reader.ts";

const isSmoke = process.argv.includes("--smoke");
const readers = numberAfter("--readers=", isSmoke ? 5 : 200);
/** 12 kB each: more than the network buffers for a reader. */
const messages = numberAfter("--messages=", isSmoke ? 20 : 1_500);
const text = "ア".repeat(4_000);
const atOnce = 20;
const place = { page: "https://shop.example/orders", browser: "Bench", language: "en" };
const metricsToken = newSecret();

const folder = await mkdtemp(join(tmpdir(), "bellhop-bench-"));
const server = await startBellhop(folder, { environment: { METRICS_TOKEN: metricsToken } });
const base = server.url.replace(/^http/, "ws");
const { widgetId, agentCookies } = await prepareAccount(server, 1);
const lost = () => {
  throw new Error("A connection that reads was lost");
};
const desk = await openDesk();
const secret = newSecret();
const customer = await openCustomer(secret);
const chatId = await customer.begin();
await until(() => desk.has(chatId), "the chat is in the inbox");
await desk.show(chatId);
const bystander = await openCustomer(newSecret());
await bystander.begin();

const stuck: Reader[] = [];
const whose: Whose = { widgetId, secret, chatId };
await inTurns(readers, atOnce, async () => {
  stuck.push(await Reader.open(server.url, whose, customer.held()));
});
const before = await server.memoryBytes();
const writes: number[] = [];
const bystanderWaits: number[] = [];
const most = { unsent: 0, memory: 0, isOver: false };
for (const reader of stuck) reader.stopReading();
const startedAt = performance.now();
const looking = look();
await inTurns(messages, atOnce, async () => void writes.push(await timed(() => desk.write(chatId))));
most.isOver = true;
await looking;
const seconds = (performance.now() - startedAt) / 1_000;
await until(() => customer.numbers().length >= messages, "who reads has everything");
const all = customer.numbers();
const last = all.at(-1) ?? 0;
for (const reader of stuck) reader.readOn();
await until(() => stuck.every((reader) => !reader.isOpen || reader.upTo === last), "each has its fate");
const comeBack = stuck.filter(({ upTo }) => upTo < last);
const back: Reader[] = [];
await inTurns(comeBack.length, atOnce, async (index) => {
  const reader = await Reader.open(server.url, whose, {
    ...customer.held(),
    numbers: comeBack[index]?.numbers ?? [],
  });
  await until(() => reader.upTo === last, "who comes back has the end");
  await reader.readOlder(chatId);
  back.push(reader);
});
const kept = stuck.filter(({ upTo }) => upTo === last);
const wrong = [...kept, ...back].filter(({ numbers }) => numbers.join() !== all.join()).length;
const tooSlow = await figure('bellhop_connections_ended_total{reason="too-slow"}');
for (const reader of [...stuck, ...back]) reader.close();
const unsentAfter = await unsentBytes();
const after = await server.memoryBytes();
for (const reading of [desk, customer, bystander]) reading.close();
await server.end();
await rm(folder, { recursive: true, force: true });

console.log(
  `\n${readers} readers of one chat stop reading while ${messages.toLocaleString("en")} messages of 12 kB are written\n`,
);
console.log(
  tableWords(
    ["", ""],
    [
      ["read on and got everything", `${kept.length}`],
      ["let go as too slow", `${tooSlow}`],
      ["… and found that said when they read on", `${stuck.filter(({ isToldWhy }) => isToldWhy).length}`],
      ["came back for the rest", `${back.length}`],
      ["have a line too few, too many or out of order in the end", `${wrong}`],
      ["most unsent at the server, MB", megabytes(most.unsent)],
      ["resident before, most, after, MB", [before, most.memory, after].map(megabytes).join(", ")],
      ["unsent after, MB", megabytes(unsentAfter)],
      ["agent's writes: seconds, p50 ms, p99 ms", [seconds.toFixed(1), ...middle(writes)].join(", ")],
      ["a bystander's message acknowledged: p50 ms, p99 ms", middle(bystanderWaits).join(", ")],
    ],
  ),
);
if (wrong > 0) process.exitCode = 1;

/** Samples memory, unsent bytes and the wait in another chat while messages are written. */
async function look(): Promise<void> {
  while (!most.isOver) {
    most.memory = Math.max(most.memory, await server.memoryBytes());
    most.unsent = Math.max(most.unsent, await unsentBytes());
    bystanderWaits.push(await timed(() => bystander.write("Is anybody there?")));
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

function unsentBytes(): Promise<number> {
  return figure("bellhop_unsent_bytes");
}

/** 0 when the server has not counted it yet. */
async function figure(name: string): Promise<number> {
  const headers = { authorization: `Bearer ${metricsToken}` };
  const said = await (await fetch(`${server.url}/metrics`, { headers })).text();
  const line = said.split("\n").find((candidate) => candidate.startsWith(`${name} `));
  return Number(line?.split(" ").at(-1) ?? 0);
}

async function openDesk() {
  const caller = new Caller<StaffServerFrame>(`${base}/socket/desk`, agentCookies[0] ?? "", lost);
  const items = new Set<string>();
  let isWelcome = false;
  await caller.open((frame) => {
    if (frame.type === "welcome") isWelcome = true;
    if (frame.type !== "cards") return;
    for (const [kind, id] of frame.put) if (kind === "item") items.add(id);
  });
  caller.send({ type: "hello-staff", version: wireVersion });
  await until(() => isWelcome, "a desk is welcome");
  const ask = (words: Parameters<typeof caller.command>[0]) =>
    new Promise<void>((resolve) => caller.command(words, resolve));
  await ask({ name: "status.choose", payload: { base: "available", breakReasonId: null } });
  return {
    has: (id: ChatId) => items.has(id),
    show: (id: ChatId) => ask({ name: "chat.play", payload: { chatId: id } }),
    write: (id: ChatId) =>
      ask({ name: "message.send", payload: { chatId: id, text, templateId: null, seenNumber: 1_000 } }),
    close: () => caller.close(),
  };
}

async function openCustomer(theirSecret: string) {
  const caller = new Caller<CustomerServerFrame>(`${base}/socket/chat/${widgetId}`, null, lost);
  let isWelcome = false;
  let own: ChatId | null = null;
  let seenNumber = 0;
  let history = "";
  const numbers: number[] = [];
  await caller.open((frame) => {
    if (frame.type === "welcome") {
      isWelcome = true;
      history = frame.history;
    }
    if (frame.type !== "events") return;
    ({ chatId: own, upTo: seenNumber } = frame);
    numbers.push(...frame.events.map(({ number }) => number));
  });
  const hello = { type: "hello-customer", version: wireVersion, have: [] } as const;
  caller.send({ ...hello, secret: theirSecret });
  await until(() => isWelcome, "a customer is welcome");
  const write = (words: string) => {
    const payload = { chatId: own, seenNumber, text: words, ...place };
    return new Promise<void>((resolve) => caller.command({ name: "customer.write", payload }, resolve));
  };
  return {
    write,
    numbers: () => numbers,
    held: () => ({ numbers, history }),
    close: () => caller.close(),
    async begin(): Promise<ChatId> {
      await write("Hello, where is my order?");
      await until(() => own !== null, "a chat has begun");
      if (own === null) throw new Error("A chat never began");
      return own;
    },
  };
}

async function timed(action: () => Promise<void>): Promise<number> {
  const from = performance.now();
  await action();
  return performance.now() - from;
}

function middle(values: readonly number[]): string[] {
  const sorted = values.toSorted((a, b) => a - b);
  return [quantile(sorted, 0.5).toFixed(1), quantile(sorted, 0.99).toFixed(1)];
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
