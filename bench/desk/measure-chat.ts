import { type Load, firstChat, lastWordsOf } from "./desk-feed.ts";
import type { Taken } from "./desk-page.ts";
import type { Measured } from "./measure-inbox.ts";

export interface ChatRound {
  readonly opening: readonly Taken[];
  readonly key: readonly Taken[];
  readonly line: readonly Taken[];
  /** While it was scrolled from its end to its first line and back. */
  readonly longestTaskMs: number;
  readonly linesDrawn: number;
}

/** A chat that the desk holds whole: opened, typed in, written in by the customer, scrolled through. */
export async function measureChat(
  { page, feed, url }: Measured,
  { times, ...load }: Load & { readonly times: number },
): Promise<ChatRound> {
  feed.become(load);
  await page.load(url);
  const [, other = firstChat] = feed.chatIds();
  const words = (chatId: typeof firstChat) => lastWordsOf(chatId, feed.numberOf(chatId));
  await page.open(firstChat, words(firstChat));
  feed.sendOlder(firstChat);
  const opening: Taken[] = [];
  for (let time = 0; time < times; time++) {
    await page.open(other, words(other));
    opening.push(await page.open(firstChat, words(firstChat)));
  }
  const key: Taken[] = [];
  for (let time = 0; time < times; time++) key.push(await page.pressKey("e"));
  const line: Taken[] = [];
  for (let time = 0; time < times; time++) {
    const next = lastWordsOf(firstChat, feed.numberOf(firstChat) + 1);
    line.push(await page.receiveLine(() => feed.say(firstChat), next));
  }
  await page.takeLongTasks();
  await page.scrollThroughLines();
  const longTasks = await page.takeLongTasks();
  return {
    // The first ones are also the desk's first.
    opening: opening.slice(1),
    key: key.slice(1),
    line: line.slice(1),
    longestTaskMs: Math.max(0, ...longTasks),
    linesDrawn: await page.linesDrawn(),
  };
}
