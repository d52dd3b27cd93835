import type { CustomerServerFrame } from "#contract/frames.ts";
import type { WidgetId } from "#contract/ids.ts";
import { wireVersion } from "#contract/version.ts";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WebSocket } from "ws";
import { newSecret } from "../../tools/node-platform.ts";
import { startBellhop } from "../measuring/bellhop-process.ts";
import { Caller } from "../measuring/caller.ts";
import { handOver } from "../measuring/hand-over.ts";
import { inTurns } from "../measuring/in-turns.ts";
import { numberAfter } from "../measuring/number-after.ts";
import { startServerProcess } from "../measuring/server-process.ts";
import { spreadOf, spreadWords } from "../measuring/spread.ts";
import { tableWords } from "../measuring/table.ts";
import { until } from "../measuring/until.ts";
import { prepareAccount } from "../messages/prepare-account.ts";

const isSmoke = process.argv.includes("--smoke");
const chats = isSmoke ? 20 : 2_000;
const rounds = numberAfter("--rounds=", isSmoke ? 1 : 15);
const restRounds = isSmoke ? 1 : 3;
const justMs = 1_000;
const restMs = isSmoke ? 2_000 : 30_000;
const atOnce = 20;
const place = { page: "https://shop.example/orders", browser: "Bench", language: "en" };

const folder = await mkdtemp(join(tmpdir(), "bellhop-bench-"));
const first = await startBellhop(folder);
const { widgetId } = await prepareAccount(first, 1);
await inTurns(chats, atOnce, () => writeAsNewCustomer(first.url, widgetId));
await first.end();

const bare: number[] = [];
const bellhop: number[] = [];
const justStarted: number[] = [];
const atRest: number[] = [];
for (let round = 0; round < rounds; round++) {
  bare.push(await startBare());
  bellhop.push(await startAndWrite());
}
for (let round = 0; round < restRounds; round++) await weighAtRest();
await rm(folder, { recursive: true, force: true });

console.log(`\n${chats.toLocaleString("en")} chats waiting, ${rounds} rounds: median (least–most)\n`);
console.log(
  tableWords(
    ["", "ms", `resident MB ${seconds(justMs)} after`, `${seconds(restMs)} after`],
    [
      ["node and ws: start to first answer", spreadWords(spreadOf(bare)), "", ""],
      [
        "bellhop: start to first acknowledgement",
        spreadWords(spreadOf(bellhop)),
        spreadWords(spreadOf(justStarted)),
        spreadWords(spreadOf(atRest)),
      ],
    ],
  ),
);

await handOver({ "node and ws": bare, "first acknowledgement": bellhop, "megabytes at rest": atRest });

async function startBare(): Promise<number> {
  const startedAt = performance.now();
  const server = await startServerProcess([join(import.meta.dirname, "bare-server.js")]);
  const socket = new WebSocket(server.url.replace(/^http/, "ws"));
  await new Promise((resolve) => socket.once("open", resolve));
  socket.send("{}");
  await new Promise((resolve) => socket.once("message", resolve));
  const took = performance.now() - startedAt;
  socket.terminate();
  await server.end();
  return took;
}

async function startAndWrite(): Promise<number> {
  const startedAt = performance.now();
  const server = await startBellhop(folder);
  await writeAsNewCustomer(server.url, widgetId);
  const took = performance.now() - startedAt;
  await server.end();
  return took;
}

/**
 * A server that has just started still holds garbage from reading the data, which is collected when it idles.
 */
async function weighAtRest(): Promise<void> {
  const server = await startBellhop(folder);
  await writeAsNewCustomer(server.url, widgetId);
  await new Promise((resolve) => setTimeout(resolve, justMs));
  justStarted.push((await server.memoryBytes()) / 1_000_000);
  await new Promise((resolve) => setTimeout(resolve, restMs - justMs));
  atRest.push((await server.memoryBytes()) / 1_000_000);
  await server.end();
}

function seconds(ms: number): string {
  return `${ms / 1_000} s`;
}

async function writeAsNewCustomer(url: string, widgetId: WidgetId): Promise<void> {
  const base = `${url.replace(/^http/, "ws")}/socket/chat/${widgetId}`;
  const caller = new Caller<CustomerServerFrame>(base, null, () => {
    throw new Error("A connection was lost");
  });
  let isWelcome = false;
  await caller.open((frame) => {
    if (frame.type === "welcome") isWelcome = true;
  });
  caller.send({ type: "hello-customer", version: wireVersion, secret: newSecret(), have: [] });
  await until(() => isWelcome, "a customer is welcome");
  const payload = { chatId: null, seenNumber: 0, text: "Hello, where is my order?", ...place };
  await new Promise<void>((resolve) => caller.command({ name: "customer.write", payload }, resolve));
  caller.close();
}
