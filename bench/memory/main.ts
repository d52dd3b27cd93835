import type { CustomerServerFrame } from "#contract/frames.ts";
import { wireVersion } from "#contract/version.ts";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { WebSocket } from "ws";
import { newSecret } from "../../tools/node-platform.ts";
import { measuredNode, startBellhop } from "../measuring/bellhop-process.ts";
import { Caller } from "../measuring/caller.ts";
import { handOver } from "../measuring/hand-over.ts";
import { inTurns } from "../measuring/in-turns.ts";
import { type ServerProcess, startServerProcess } from "../measuring/server-process.ts";
import { tableWords } from "../measuring/table.ts";
import { until } from "../measuring/until.ts";
import { prepareAccount } from "../messages/prepare-account.ts";

const count = process.argv.includes("--smoke") ? 50 : 8_000;
const atOnce = 50;
const benchFolder = import.meta.dirname;
const node = measuredNode(benchFolder);
const knownCustomer = "bellhop, idle connection of a known customer";
const place = { page: "https://shop.example/orders", browser: "Bench", language: "en" };

interface Weight {
  readonly name: string;
  /** Bytes for each: memory in use after a garbage collection, and resident memory. */
  readonly held: number;
  readonly resident: number;
}

const rows: Weight[] = [await bareConnections(), ...(await bellhop())];
console.log(`\n${count.toLocaleString("en")} of each, bytes for one:\n`);
const bare = rows[0]?.held ?? Number.NaN;
console.log(
  tableWords(
    ["", "held", "of bare ws", "resident"],
    rows.map(({ name, held, resident }) => [
      name,
      held.toFixed(0),
      (held / bare).toFixed(2),
      resident.toFixed(0),
    ]),
  ),
);

const known = rows.find(({ name }) => name === knownCustomer);
await handOver({
  "bare ws: held": rows.slice(0, 1).map(({ held }) => held),
  "bare ws: resident": rows.slice(0, 1).map(({ resident }) => resident),
  "known customer: held": known ? [known.held] : [],
  "known customer: resident": known ? [known.resident] : [],
});

/** The memory of `count` more of something, divided by `count`. */
async function weigh(name: string, server: ServerProcess, add: () => Promise<void>): Promise<Weight> {
  const held = await server.heldBytes();
  const resident = await server.memoryBytes();
  await add();
  return {
    name,
    held: ((await server.heldBytes()) - held) / count,
    resident: ((await server.memoryBytes()) - resident) / count,
  };
}

/** Resolves when those who have left weigh nothing any more. */
async function settled(server: ServerProcess): Promise<void> {
  let before = Number.POSITIVE_INFINITY;
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    const held = await server.heldBytes();
    if (held > before * 0.99) return;
    before = held;
  }
}

async function bareConnections(): Promise<Weight> {
  const server = await startServerProcess([...node, join(benchFolder, "bare-server.js")]);
  const sockets: WebSocket[] = [];
  const weight = await weigh("bare ws, idle connection", server, () =>
    inTurns(count, atOnce, async () => {
      const socket = new WebSocket(server.url.replace(/^http/, "ws"), { perMessageDeflate: false });
      sockets.push(socket);
      await new Promise<void>((resolve, reject) => socket.once("open", resolve).once("error", reject));
      // Answers like a chat that has said hello and been welcomed.
      socket.send("{}");
      await new Promise((resolve) => socket.once("message", resolve));
    }),
  );
  for (const socket of sockets) socket.terminate();
  await server.end();
  return weight;
}

async function bellhop(): Promise<Weight[]> {
  const folder = await mkdtemp(join(tmpdir(), "bellhop-bench-"));
  const server = await startBellhop(folder, { nodeOptions: node });
  const { widgetId } = await prepareAccount(server, 1);
  const base = `${server.url.replace(/^http/, "ws")}/socket/chat/${widgetId}`;
  const callers: Caller<CustomerServerFrame>[] = [];
  const knock = async (secret: string | null) => {
    const caller = new Caller<CustomerServerFrame>(base, null, () => {
      throw new Error("A connection was lost");
    });
    callers.push(caller);
    let isWelcome = false;
    await caller.open((frame) => {
      if (frame.type === "welcome") isWelcome = true;
    });
    caller.send({ type: "hello-customer", version: wireVersion, secret, have: [] });
    await until(() => isWelcome, "a customer is welcome");
    return caller;
  };
  const leave = () => {
    for (const caller of callers.splice(0)) caller.close();
  };
  const idle = await weigh("bellhop, idle connection of a customer who has not written", server, () =>
    inTurns(count, atOnce, async () => void (await knock(null))),
  );
  const known = await weigh(knownCustomer, server, () =>
    inTurns(count, atOnce, async () => void (await knock(newSecret()))),
  );
  leave();
  await settled(server);
  const chat = await weigh("bellhop, open chat with its customer connected", server, () =>
    inTurns(count, atOnce, async () => {
      const caller = await knock(newSecret());
      const payload = { chatId: null, seenNumber: 0, text: "Hello, I have a question.", ...place };
      await new Promise<void>((resolve) => caller.command({ name: "customer.write", payload }, resolve));
    }),
  );
  leave();
  await server.end();
  await rm(folder, { recursive: true, force: true });
  return [idle, known, chat];
}
