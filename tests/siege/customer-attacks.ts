import { setTimeout } from "node:timers/promises";
import type { ChatId } from "#contract/ids.ts";
import { customerFramesMax, framesWindowMs, messageTextLengthMax } from "#contract/limits.ts";
import { newSecret } from "../../tools/node-platform.ts";
import { inTurns } from "../../bench/measuring/in-turns.ts";
import { type Attack, addressOf } from "./attack.ts";
import { CustomerLine } from "./customer-line.ts";

/** More messages of the greatest length than a page holds. */
const longMessages = 210;
const greedyCount = 4;
const askEveryMs = 100;
const comeAgainMs = 3_000;

interface Greedy {
  readonly secret: string;
  readonly chatId: ChatId;
}
const greedy: Greedy[] = [];

/**
 * Customers who read the long pages of their own chats over several connections, as fast as the limits let
 * them; on every other connection the answers are not taken in.
 */
export const reading: Attack = {
  attackers: 4 * greedyCount,
  pauseMs: 500,
  async prepare(target, size) {
    await inTurns(greedyCount, greedyCount, async (index) => {
      const secret = newSecret();
      const line = await CustomerLine.open({ target, address: addressOf(index) }, secret);
      const chatId = await line.write("Hello", null);
      await inTurns(Math.ceil(longMessages * size), 50, async () => {
        await line.write("x".repeat(messageTextLengthMax), chatId);
      });
      greedy.push({ secret, chatId });
      line.close();
    });
  },
  async go(attacker) {
    const { index, tally } = attacker;
    const { secret, chatId } = greedy[index % greedyCount] as Greedy;
    const line = await CustomerLine.open(attacker, secret);
    if (index >= 2 * greedyCount) line.stopReading();
    const eachTime = Math.floor(((customerFramesMax - 20) * askEveryMs) / framesWindowMs);
    const asking = setInterval(() => {
      for (let time = 0; time < eachTime; time++) line.askForPage(chatId);
      tally.begun += eachTime;
    }, askEveryMs);
    // One that does not read does not notice its end either.
    await Promise.race([line.over, setTimeout(comeAgainMs)]);
    clearInterval(asking);
    line.close();
    tally.refused += 1;
  },
};

/** Customers who are made up: each begins a chat, and after a moment the next one comes. */
export const chats: Attack = {
  attackers: 100,
  pauseMs: 100,
  async go(attacker) {
    const { tally } = attacker;
    tally.begun += 1;
    const line = await CustomerLine.open(attacker, newSecret());
    try {
      // Proof of work: once new chats need one at an attacked address, attackers would have to solve it here.
      await line.write("I am somebody, and I have a question.", null);
      await Promise.race([line.over, setTimeout(500)]);
    } finally {
      line.close();
    }
  },
};
