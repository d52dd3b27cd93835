import type { CustomerServerFrame } from "#contract/frames.ts";
import type { ChatId } from "#contract/ids.ts";
import { messageTextLengthMax } from "#contract/limits.ts";
import { wireVersion } from "#contract/version.ts";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { newSecret } from "../../tools/node-platform.ts";
import { startBellhop } from "../measuring/bellhop-process.ts";
import { Caller } from "../measuring/caller.ts";
import { inTurns } from "../measuring/in-turns.ts";
import { numberAfter } from "../measuring/number-after.ts";
import { quantile, spreadOf, spreadWords } from "../measuring/spread.ts";
import { tableWords } from "../measuring/table.ts";
import { until } from "../measuring/until.ts";
import { prepareAccount } from "../messages/prepare-account.ts";
import type { Greedy, GreedyCounts } from "./greedy.ts";

const isSmoke = process.argv.includes("--smoke");
const connections = numberAfter("--connections=", 4);
const rounds = numberAfter("--rounds=", isSmoke ? 1 : 3);
const seconds = numberAfter("--seconds=", isSmoke ? 1 : 10);
const others = isSmoke ? 5 : 50;
const messagesPerSecond = isSmoke ? 20 : 200;
/** Number of messages of the greatest length, more than a page holds. */
const longMessages = 220;
const place = { page: "https://shop.example/orders", browser: "Bench", language: "en" };

const folder = await mkdtemp(join(tmpdir(), "bellhop-bench-"));
const databaseUrl = process.env["DATABASE_URL"];
const server = await startBellhop(folder, databaseUrl ? { databaseUrl } : {});
const { widgetId } = await prepareAccount(server, 1);
const secret = newSecret();
const writer = await openCustomer(secret);
const chatId = await writer.begin();
const long = "x".repeat(messageTextLengthMax);
await inTurns(longMessages, 10, () => writer.write(long));
writer.close();
const writers: Awaited<ReturnType<typeof openCustomer>>[] = [];
await inTurns(others, 10, async () => {
  const customer = await openCustomer(newSecret());
  await customer.begin();
  writers.push(customer);
});

const quiet: number[][] = [];
const beside: number[][] = [];
const counts: GreedyCounts = { asked: 0, pages: 0, refused: 0 };
// One that is not counted: code that has not run yet is slow.
await measureWaits();
for (let round = 0; round < rounds; round++) {
  quiet.push(await measureWaits());
  const greedy: Greedy = { url: server.url, widgetId, secret, chatId, connections };
  const reader = new Worker(join(import.meta.dirname, "greedy-reader.js"), { workerData: greedy });
  await once(reader, "message");
  beside.push(await measureWaits());
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
  reader.postMessage("end");
  const [counted] = (await once(reader, "message")) as [GreedyCounts];
  for (const name of ["asked", "pages", "refused"] as const) counts[name] += counted[name];
  await reader.terminate();
}
for (const customer of writers) customer.close();
await server.end();
await rm(folder, { recursive: true, force: true });

const p99 = (waits: readonly number[][]) => waits.map((round) => quantile(round, 0.99));
const p50 = (waits: readonly number[][]) => waits.map((round) => quantile(round, 0.5));
const row = (name: string, waits: readonly number[][]) => [
  name,
  spreadWords(spreadOf(p50(waits)), 1),
  spreadWords(spreadOf(p99(waits)), 1),
];
const ratios = p99(beside).map((value, round) => value / (p99(quiet)[round] ?? Number.NaN));
console.log(
  `\n${others} customers write ${messagesPerSecond} messages/s; another reads pages as long as they get, 200 kB, over ${connections} connections, as fast as the limits let them\n`,
);
console.log(
  tableWords(
    ["others' messages acknowledged", "p50 ms", "p99 ms"],
    [
      row("nobody reads", quiet),
      row("beside the reader", beside),
      ["beside the reader ÷ nobody reads", "", spreadWords(spreadOf(ratios), 1)],
    ],
  ),
);
const { asked, pages, refused } = counts;
console.log(`\n${asked} pages asked for, ${pages} answered, ${refused} refused as busy`);

/** Milliseconds to each message's acknowledgement, sorted; messages are sent at an even pace. */
async function measureWaits(): Promise<number[]> {
  const waits: number[] = [];
  const sent: Promise<void>[] = [];
  const startedAt = performance.now();
  while (sent.length < seconds * messagesPerSecond) {
    const due = Math.floor(((performance.now() - startedAt) / 1_000) * messagesPerSecond);
    while (sent.length < due) sent.push(timed(writers[sent.length % writers.length], waits));
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
  await Promise.all(sent);
  return waits.sort((a, b) => a - b);
}

async function timed(customer: (typeof writers)[number] | undefined, waits: number[]): Promise<void> {
  const from = performance.now();
  await customer?.write("Is anybody there?");
  waits.push(performance.now() - from);
}

async function openCustomer(theirSecret: string) {
  const lost = () => {
    throw new Error("A customer's connection was lost");
  };
  const caller = new Caller<CustomerServerFrame>(
    `${server.url.replace(/^http/, "ws")}/socket/chat/${widgetId}`,
    null,
    lost,
  );
  let isWelcome = false;
  let own: ChatId | null = null;
  let seenNumber = 0;
  await caller.open((frame) => {
    if (frame.type === "welcome") isWelcome = true;
    if (frame.type === "events") ({ chatId: own, upTo: seenNumber } = frame);
  });
  caller.send({ type: "hello-customer", version: wireVersion, secret: theirSecret, have: [] });
  await until(() => isWelcome, "a customer is welcome");
  const write = (text: string) => {
    const payload = { chatId: own, seenNumber, text, ...place };
    return new Promise<void>((resolve) => caller.command({ name: "customer.write", payload }, resolve));
  };
  return {
    write,
    close: () => caller.close(),
    async begin(): Promise<ChatId> {
      await write("Hello, where is my order?");
      await until(() => own !== null, "a chat has begun");
      if (own === null) throw new Error("A chat never began");
      return own;
    },
  };
}
