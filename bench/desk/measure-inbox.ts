import type { DeskFeed, Load } from "./desk-feed.ts";
import { lastWordsOf } from "./desk-feed.ts";
import type { DeskPage, Taken } from "./desk-page.ts";

/** What is measured, and where. */
export interface Measured {
  readonly page: DeskPage;
  readonly feed: DeskFeed;
  readonly url: string;
}

export interface InboxRound {
  /** Of one core, while nothing happens and the waits count up. */
  readonly tickingShare: number;
  /** Of one core, while 20 events a second come. */
  readonly busyShare: number;
  readonly scriptMsPerEvent: number;
  readonly longestTaskMs: number;
  readonly elements: number;
  readonly openScriptMs: readonly number[];
  readonly openMs: readonly number[];
}

const eventsPerSecond = 20;

/** An inbox that ticks, then one to which events come, then one whose chats are opened one after the other. */
export async function measureInbox(
  { page, feed, url }: Measured,
  load: Load,
  { seconds }: { readonly seconds: number },
): Promise<InboxRound> {
  feed.become(load);
  await page.load(url);
  const [first] = await page.chatsInView();
  if (!first) throw new Error("An inbox without an item");
  await page.open(first, lastWordsOf(first, feed.numberOf(first)));
  // What the desk fetches once it is there has come.
  await pause(Math.min(2_000, seconds * 1_000));
  await page.takeLongTasks();

  const quiet = Math.min(seconds, 30);
  const atRest = await page.spent();
  await pause(quiet * 1_000);
  const ticked = await page.spent();

  const startedAt = performance.now();
  for (let event = 0; event < seconds * eventsPerSecond; event++) {
    happen(feed, event);
    await pause(startedAt + ((event + 1) * 1_000) / eventsPerSecond - performance.now());
  }
  const happened = await page.spent();
  const wholeMs = performance.now() - startedAt;
  const longTasks = await page.takeLongTasks();

  const opened = (await page.chatsInView()).slice(0, 6);
  const openings: Taken[] = [];
  for (const chatId of [...opened, ...opened, ...opened])
    openings.push(await page.open(chatId, lastWordsOf(chatId, feed.numberOf(chatId))));
  // The first time of each fetches its lines; they are in memory from then on.
  const fromMemory = openings.slice(opened.length);
  return {
    tickingShare: (ticked.taskMs - atRest.taskMs) / (quiet * 1_000),
    busyShare: (happened.taskMs - ticked.taskMs) / wholeMs,
    scriptMsPerEvent: (happened.scriptMs - ticked.scriptMs) / (seconds * eventsPerSecond),
    longestTaskMs: Math.max(0, ...longTasks),
    elements: await page.elements(),
    openScriptMs: fromMemory.map(({ scriptMs }) => scriptMs),
    openMs: fromMemory.map(({ toPaintMs }) => toPaintMs),
  };
}

/** Mostly customers write; they also type, are answered, leave, and others come. The first chat stays. */
export function happen(feed: DeskFeed, event: number): void {
  const [first, ...others] = feed.chatIds();
  const chatId = others[(event * 7_919) % others.length] ?? first;
  if (!chatId || !first) return;
  if (event % 20 === 5) feed.answer(chatId);
  else if (event % 20 === 10) feed.replace(chatId);
  else if (event % 20 > 17) feed.type(chatId, event % 20 === 18);
  else feed.say(event % 20 === 15 ? first : chatId);
}

async function pause(ms: number): Promise<void> {
  if (ms > 0) await new Promise((resolve) => setTimeout(resolve, ms));
}
