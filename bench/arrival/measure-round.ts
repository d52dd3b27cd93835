import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chatsMaxMax } from "#contract/limits.ts";
import type { WidgetId } from "#contract/ids.ts";
import { startBellhop } from "../measuring/bellhop-process.ts";
import { inTurns } from "../measuring/in-turns.ts";
import type { WatchedProcess } from "../measuring/server-process.ts";
import { quantile } from "../measuring/spread.ts";
import { until } from "../measuring/until.ts";
import { bellhopCrowd } from "../messages/bellhop-crowd.ts";
import { Load } from "../messages/load.ts";
import { type PreparedAccount, prepareAccount } from "../messages/prepare-account.ts";
import { Inboxes } from "./inboxes.ts";
import { Visitor } from "./visitor.ts";

export interface ArrivalSize {
  /** Agents who are given the arrivals. */
  readonly agents: number;
  /** Agents whose inboxes are full, with customers who talk all the time. */
  readonly busyAgents: number;
  /** Messages a second of those, both ways. */
  readonly backgroundPerSecond: number;
  /** Number of arrivals, and of messages, timed one after the other. */
  readonly timed: number;
  /** Number of each for measuring their cost on the server. */
  readonly counted: number;
}

/** One way to an agent's desk. */
export interface Way {
  /** Milliseconds from the customer's keys to the agent's desk. */
  readonly p50: number;
  readonly p99: number;
  /** Milliseconds of the server's processor time for each. */
  readonly cpuMs: number;
}

export interface Round {
  readonly arrival: Way;
  readonly message: Way;
}

interface Scene {
  readonly server: WatchedProcess;
  readonly widgetId: WidgetId;
  readonly inboxes: Inboxes;
}

const atOnce = 20;

/** A server on data of its own, on SQLite or in the database, in which some arrive and some write. */
export async function measureRound(size: ArrivalSize, databaseUrl: string | undefined): Promise<Round> {
  const folder = await mkdtemp(join(tmpdir(), "bellhop-bench-"));
  const server = await startBellhop(folder, databaseUrl === undefined ? {} : { databaseUrl });
  const account = await prepareAccount(server, size.agents + size.busyAgents);
  const crowd = await busyCrowd(server.url, account, size);
  const inboxes = await Inboxes.open(server.url, account.agentCookies.slice(size.busyAgents));
  const scene = { server, widgetId: account.widgetId, inboxes };
  const cost = await count(scene, size.counted);
  const load = new Load(crowd);
  const deliveredBefore = crowd.delivered();
  load.talkAtRate(size.backgroundPerSecond);
  await load.measure(1_000);
  const times = await time(scene, size.timed);
  await load.stop(deliveredBefore);
  crowd.close();
  inboxes.close();
  await server.end();
  await rm(folder, { recursive: true, force: true });
  return {
    arrival: { ...quantilesOf(times.arrivals), cpuMs: cost.arrival },
    message: { ...quantilesOf(times.messages), cpuMs: cost.message },
  };
}

/** As many customers as the busy agents' inboxes hold, so that later ones go to the other agents. */
function busyCrowd(url: string, { widgetId, agentCookies }: PreparedAccount, { busyAgents }: ArrivalSize) {
  const account = { widgetId, agentCookies: agentCookies.slice(0, busyAgents) };
  return bellhopCrowd(() => url, account, { customers: busyAgents * chatsMaxMax, manners: { marks: false } });
}

/** The server's processor time, in ms, for an arrival and for a message in an open chat. */
async function count({ server, widgetId, inboxes }: Scene, counted: number) {
  const visitors: Visitor[] = [];
  await inTurns(counted, atOnce, async () => void visitors.push(await Visitor.knock(server.url, widgetId)));
  const writeEach = () =>
    inTurns(counted, atOnce, (index) => (visitors[index] as Visitor).write("Hello, where is my order?"));
  const items = inboxes.itemCount;
  const arrival = await cpuMsOf(server, async () => {
    await writeEach();
    await until(() => inboxes.itemCount === items + counted, "everybody is in an inbox");
  });
  await inTurns(counted, atOnce, (index) => inboxes.show((visitors[index] as Visitor).chatId));
  const messages = inboxes.messageCount;
  const message = await cpuMsOf(server, async () => {
    await writeEach();
    await until(() => inboxes.messageCount === messages + counted, "everything is at a desk");
  });
  for (const visitor of visitors) visitor.close();
  return { arrival: arrival / counted, message: message / counted };
}

async function cpuMsOf(server: WatchedProcess, action: () => Promise<void>): Promise<number> {
  const before = await server.cpuSeconds();
  await action();
  return ((await server.cpuSeconds()) - before) * 1_000;
}

/** By turns somebody arrives, and writes again once their agent looks at their chat: both in ms, sorted. */
async function time({ server, widgetId, inboxes }: Scene, timed: number) {
  const arrivals: number[] = [];
  const messages: number[] = [];
  for (let turn = 0; turn < timed; turn++) {
    const visitor = await Visitor.knock(server.url, widgetId);
    const arrivedAt = performance.now();
    await visitor.write("Hello, where is my order?");
    const { chatId } = visitor;
    await until(() => inboxes.itemAt(chatId) !== undefined, "an arrival is in an inbox");
    arrivals.push((inboxes.itemAt(chatId) ?? Number.NaN) - arrivedAt);
    await inboxes.show(chatId);
    const shown = inboxes.messageAt(chatId);
    const wroteAt = performance.now();
    await visitor.write("It should have been here on Monday.");
    await until(() => inboxes.messageAt(chatId) !== shown, "a message is at a desk");
    messages.push((inboxes.messageAt(chatId) ?? Number.NaN) - wroteAt);
    visitor.close();
  }
  return { arrivals: arrivals.toSorted((a, b) => a - b), messages: messages.toSorted((a, b) => a - b) };
}

function quantilesOf(sorted: readonly number[]): { p50: number; p99: number } {
  return { p50: quantile(sorted, 0.5), p99: quantile(sorted, 0.99) };
}
