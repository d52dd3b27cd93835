import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ChatId } from "#contract/ids.ts";
import { Chance } from "./chance.ts";
import { type DeadlineCount, checkDeadlines } from "./check-deadlines.ts";
import { type MessageCount, checkMessages } from "./check-messages.ts";
import { type ViewCount, checkViews } from "./check-views.ts";
import { StopCount } from "./check-stops.ts";
import { Crowd } from "./crowd.ts";
import { DoomedServer, freePort } from "./doomed-server.ts";
import { Ledger } from "./ledger.ts";
import { becomesSo, pause } from "./pause.ts";
import { everythingDueWithinMs, prepareAccount } from "./prepare-account.ts";
import type { ChaosOptions } from "./read-options.ts";
import { type LoggedEvent, type StoredReader, storedReader } from "./read-stored.ts";
import type { PowerWatch } from "./power-watch.ts";

/** The setting of one engine's run. */
export interface Stage {
  readonly options: ChaosOptions;
  readonly productFolder: string;
  readonly databaseUrl: string | null;
  readonly texts: readonly string[];
  /** Traces the server's system calls and removes data that would not survive a power cut. */
  readonly watcher: PowerWatch | null;
}

/** The result of a run. */
export interface Played {
  /** `null` when servers were asked to stop instead of being killed. */
  readonly kills: { readonly all: number; readonly inStart: number } | null;
  /** `null` when they were killed. */
  readonly stops: StopCount | null;
  readonly ledger: Ledger;
  readonly chats: number;
  readonly events: number;
  readonly messages: MessageCount;
  readonly views: ViewCount;
  readonly deadlines: DeadlineCount;
  /** Everything else that is wrong. */
  readonly findings: readonly string[];
}

/** Lets everybody write and work, ends the server repeatedly, and counts errors afterwards. */
export async function playChaos(stage: Stage): Promise<Played> {
  const dataFolder = await mkdtemp(join(tmpdir(), "bellhop-chaos-"));
  const { productFolder, databaseUrl, options, watcher } = stage;
  const runBy = watcher?.runBy(dataFolder) ?? [];
  const server = new DoomedServer({ productFolder, dataFolder, databaseUrl, port: await freePort(), runBy });
  const tidyUp = () => {
    server.remove();
    rmSync(dataFolder, { recursive: true, force: true });
  };
  // Also when this is ended from outside: nothing of it is left running.
  process.once("exit", tidyUp);
  let crowd: Crowd | null = null;
  try {
    await watcher?.lifeBegins();
    server.spawn();
    await server.listens();
    const chance = new Chance(options.seed);
    const account = await prepareAccount(server, options.agents);
    const ledger = new Ledger();
    const { url } = server;
    const { customers } = options;
    crowd = new Crowd({ url, account, customers, chance: chance.branch(), ledger, texts: stage.texts });
    const life: Life = {
      stage,
      server,
      crowd,
      ledger,
      chance,
      reader: storedReader(dataFolder, databaseUrl),
      stops: options.stops ? new StopCount(ledger) : null,
    };
    const inStart = await endAgainAndAgain(life);
    const unsettled = await crowd.settle();
    await pause(everythingDueWithinMs);
    const counted = await countAll(life);
    const findings = [...unsettled, ...counted.findings];
    const kills = options.stops ? null : { all: options.times, inStart };
    return { ...counted, findings, kills, stops: life.stops };
  } finally {
    crowd?.stop();
    tidyUp();
    process.off("exit", tidyUp);
  }
}

interface Life {
  readonly stage: Stage;
  readonly server: DoomedServer;
  readonly crowd: Crowd;
  readonly ledger: Ledger;
  readonly chance: Chance;
  readonly reader: StoredReader;
  readonly stops: StopCount | null;
}

/** Range of a longer life, in ms. */
const longLife = { least: 400, most: 2_500 };
/** A life without acknowledgements ends after this time. */
const longestLifeMs = 8_000;

/** Waits for the moment to end the server, which is always under load. */
async function live({ ledger, chance }: Life): Promise<void> {
  // Some lives end while clients still repeat requests that the last one left unanswered.
  const isShort = chance.is(0.45);
  const wanted = ledger.acknowledged + chance.from(1, 60);
  if (!isShort) await pause(chance.from(longLife.least, longLife.most));
  await becomesSo(() => ledger.acknowledged >= wanted, longestLifeMs);
  await pause(chance.from(0, 40));
}

/** The server lives when this resolves; says how many kills met a start. */
async function endAgainAndAgain(life: Life): Promise<number> {
  const { stage, crowd, chance } = life;
  // A server asked to stop before it listens for the signal dies of it, which is a kill.
  const shareInStart = stage.options.stops ? 0 : 0.2;
  let inStart = 0;
  for (let time = 1; time <= stage.options.times; time++) {
    const isInStart = time > 1 && chance.is(shareInStart);
    if (isInStart) {
      inStart += 1;
      await begin(life);
      await pause(chance.from(0, 700));
    } else {
      if (time > 1) await beginAndListen(life);
      await live(life);
    }
    await end(life);
    await look(life, time);
    // Long enough for a deadline to fall due while no server is awake.
    if (chance.is(0.5)) await pause(chance.from(100, 1_500));
  }
  await beginAndListen(life);
  crowd.poke(1);
  return inStart;
}

async function begin({ stage, server, ledger }: Life): Promise<void> {
  ledger.life += 1;
  await stage.watcher?.lifeBegins();
  server.spawn();
}

async function beginAndListen(life: Life): Promise<void> {
  await begin(life);
  await life.server.listens();
  life.crowd.poke(0.7);
}

async function end({ server, stage, stops, ledger, chance }: Life): Promise<void> {
  if (stops) await stops.ended(await server.stop());
  else await server.kill();
  await stage.watcher?.lifeEnded(ledger, chance);
}

/** After each end: is everything there that was acknowledged until now? */
async function look({ reader, ledger, stage, stops }: Life, time: number): Promise<void> {
  const events = await reader.ofCommands();
  stage.watcher?.survived(events);
  stops?.look(events);
  const { lost, doubled, outOfOrder, wronglyAnswered, findings } = checkMessages(ledger, events);
  const kind = stops ? "stop" : "kill";
  const words = `${kind} ${time} of ${stage.options.times}: ${ledger.acknowledged} messages acknowledged`;
  if (lost + doubled + outOfOrder + wronglyAnswered > 0) {
    console.log(`${words}; ${lost} lost, ${doubled} doubled, ${outOfOrder} out of order`);
    for (const finding of findings.slice(0, 5)) console.log(`  ${finding}`);
  } else if (time % 10 === 0 || time === stage.options.times) console.log(`${words}, all of them there`);
}

/** The logs are read twice: between the two, everybody reads them through the server. */
async function countAll(life: Life): Promise<Omit<Played, "kills" | "stops">> {
  const { server, crowd, ledger, reader, stage } = life;
  await end(life);
  const before = await reader.ofCommands();
  life.stops?.look(before);
  await beginAndListen(life);
  const unsettled = await crowd.settle();
  const screens = await crowd.screens(chatsOf(ledger, before));
  // Deadlines of the last moment may still be on their way.
  const until = Date.now() - 2_000;
  await end(life);
  crowd.stop();
  const { events, check } = await reader.everything();
  const wasDead = (at: number) =>
    server.ends.some(({ killedAt, listensAt }) => at >= killedAt && at < (listensAt ?? killedAt));
  return {
    ledger,
    chats: events.filter(({ type }) => type === "chat.requested").length,
    events: events.length,
    messages: checkMessages(ledger, events),
    views: checkViews(screens, events),
    deadlines: checkDeadlines(events, { until, wasDead }),
    findings: [
      ...check.findings.map(({ log, words }) => `${log.kind} ${log.id}: ${words}`),
      ...unsettled,
      ...crowd.refusedCustomers(),
      ...(stage.watcher?.findings ?? []),
    ],
  };
}

/** In which chats everybody's words are. */
function chatsOf(ledger: Ledger, events: readonly LoggedEvent[]): ReadonlyMap<string, ReadonlySet<ChatId>> {
  const found = new Map<string, Set<ChatId>>();
  for (const { type, logId, commandId } of events) {
    const who = commandId && type === "message.sent" ? ledger.asked.get(commandId)?.who : undefined;
    if (!who) continue;
    const chatIds = found.get(who) ?? new Set();
    found.set(who, chatIds.add(logId as ChatId));
  }
  return found;
}
