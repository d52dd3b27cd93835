// The desk in a real browser, fed over a real socket: an inbox of 1,000 items beside one of ten, a chat of 5,000
// messages beside one of 20, and what the page holds after 200,000 events.
import { join } from "node:path";
import { ensureChromium } from "../../tools/ensure-chromium.mjs";
import { handOver } from "../measuring/hand-over.ts";
import { numberAfter } from "../measuring/number-after.ts";
import { tableWords } from "../measuring/table.ts";
import { DeskFeed } from "./desk-feed.ts";
import { DeskPage } from "./desk-page.ts";
import { type ChatRound, measureChat } from "./measure-chat.ts";
import { type InboxRound, measureInbox } from "./measure-inbox.ts";
import { measureMemory } from "./measure-memory.ts";
import { figuresOf, rowsOf } from "./tell.ts";

const isSmoke = process.argv.includes("--smoke");
const rounds = numberAfter("--rounds=", 1);
const seconds = numberAfter("--seconds=", isSmoke ? 1 : 600);
const events = numberAfter("--events=", isSmoke ? 400 : 200_000);
const times = isSmoke ? 3 : 60;
const many = isSmoke ? { items: 60, messages: 400 } : { items: 1_000, messages: 5_000 };
const few = { items: 10, messages: 20 };

const found = await ensureChromium();
if ("missing" in found) {
  console.log(`Without a browser: ${found.missing}`);
  process.exit();
}
const feed = new DeskFeed(join(process.env["PRODUCT_FOLDER"] ?? "", "desk"));
const url = await feed.listen();
const page = await DeskPage.launch(found.path);
const inboxes: Record<"few" | "many", InboxRound>[] = [];
const chats: Record<"few" | "many", ChatRound>[] = [];
for (let round = 0; round < rounds; round++) {
  const measure = { page, feed, url };
  inboxes.push({
    few: await measureInbox(measure, few, { seconds: Math.min(seconds, 60) }),
    many: await measureInbox(measure, many, { seconds }),
  });
  chats.push({
    few: await measureChat(measure, { ...few, times }),
    many: await measureChat(measure, { ...few, messages: many.messages, times }),
  });
}
const held = await measureMemory({ page, feed, url }, { items: many.items, events });
await page.close();
feed.close();

console.log(
  `\nAn inbox of ${many.items} items beside one of ${few.items}, a chat of ${many.messages} messages beside one of ${few.messages}; ${rounds} rounds: median (least–most)\n`,
);
console.log(tableWords(["at the desk", "many", "few", "many ÷ few"], rowsOf(inboxes, chats)));
console.log(
  `\n${tableWords(
    ["events", "MB held by the page's JavaScript"],
    held.map((look) => [look.events.toLocaleString("en"), look.megabytes.toFixed(1)]),
  )}\n`,
);
await handOver(figuresOf(inboxes, chats, held));
