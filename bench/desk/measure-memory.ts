import { lastWordsOf } from "./desk-feed.ts";
import { type Measured, happen } from "./measure-inbox.ts";

export interface Look {
  readonly events: number;
  readonly megabytes: number;
}

const looks = 8;
/** So many events are sent before the desk is waited for. */
const atOnce = 20;
/** After so many events another chat is opened. */
const openEvery = 500;

/** A desk to which events come as fast as it takes them, and that opens one chat after the other. */
export async function measureMemory(
  { page, feed, url }: Measured,
  { items, events }: { readonly items: number; readonly events: number },
): Promise<readonly Look[]> {
  feed.become({ items, messages: 20 });
  await page.load(url);
  const held: Look[] = [];
  let event = 0;
  for (let look = 1; look <= looks; look++) {
    for (; event < (events / looks) * look; event++) {
      happen(feed, event);
      const [first] = feed.chatIds();
      if (first && event % atOnce === 0) await feed.sayAndWait(first);
      if (event % openEvery !== 0) continue;
      const inView = await page.chatsInView();
      const chatId = inView[(event / openEvery) % inView.length];
      if (chatId) await page.open(chatId, lastWordsOf(chatId, feed.numberOf(chatId)));
    }
    held.push({ events: event, megabytes: await page.heldMegabytes() });
  }
  return held;
}
