import type { DeskSession } from "#client/desk-session.ts";
import type { ChatId, ClassificationId, WidgetId } from "#contract/ids.ts";
import type { StaffEvent } from "#contract/views/chat-event-view.ts";
import { type AgentStory, ReplayAgent } from "./replay-agent.ts";
import { type CustomerStory, replayCustomer } from "./replay-customer.ts";
import type { ReplayDemo } from "./prepare-demo.ts";
import type { Dialogue } from "./read-dialogues.ts";
import { type Tally, countDifference, countDisorder, emptyTally } from "./tally.ts";
import { textOf } from "#core/message/message-part.ts";

/** Customers who are in a chat, or waiting for one, at the same time. */
const customersAtOnce = 100;

/**
 * Plays all dialogues against a running demo, many at once, through its public sockets, and compares
 * what everybody wrote with what everybody saw and with the logs.
 */
export async function replayDialogues(demo: ReplayDemo, dialogues: readonly Dialogue[]): Promise<Tally> {
  const { url } = demo;
  const saidInFull = new Map<ChatId, ClassificationId | null>();
  const script = { classificationOf: (chatId: ChatId) => saidInFull.get(chatId) };
  const agents = demo.agentCookies.map((cookie) => new ReplayAgent(url, cookie, script));
  for (const agent of agents) await agent.start();

  let areCustomersDone = false;
  const working = Promise.all(agents.map((agent) => agent.work(() => areCustomersDone)));
  // Whichever fails first ends the run: the others would wait for ever.
  const customerStories = await Promise.race([
    playCustomers(dialogues, {
      url,
      widgetId: demo.widgetId,
      said: (chatId, { intent }) => {
        saidInFull.set(chatId, demo.classificationOf(intent));
      },
    }),
    working.then(() => Promise.reject(new Error("The agents stopped before their customers"))),
  ]);
  areCustomersDone = await allClosed(agents, customerStories);
  const agentStories = await working;
  return count(customerStories, agentStories, demo.supervisor);
}

interface Playing {
  readonly url: string;
  readonly widgetId: WidgetId;
  readonly said: (chatId: ChatId, dialogue: Dialogue) => void;
}

async function playCustomers(
  dialogues: readonly Dialogue[],
  { url, widgetId, said }: Playing,
): Promise<CustomerStory[]> {
  const left = [...dialogues];
  const stories: CustomerStory[] = [];
  const playNext = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift()) {
      const dialogue = next;
      const own = { url, widgetId, said: (chatId: ChatId) => said(chatId, dialogue) };
      stories.push(await replayCustomer(dialogue, own));
    }
  };
  await Promise.all(Array.from({ length: customersAtOnce }, playNext));
  return stories;
}

/** Agents still have to classify and to finish what customers have seen the end of. */
async function allClosed(agents: readonly ReplayAgent[], stories: readonly CustomerStory[]): Promise<true> {
  const mine = new Set(stories.map(({ chatId }) => chatId));
  const isBusy = () =>
    agents.some(({ session }) =>
      Object.keys(session.model.get().desk.cards.item).some((chatId) => mine.has(chatId as ChatId)),
    );
  while (isBusy()) await new Promise((resolve) => setTimeout(resolve, 20));
  return true;
}

async function count(
  customers: readonly CustomerStory[],
  agents: readonly AgentStory[],
  supervisor: DeskSession,
): Promise<Tally> {
  const tally = emptyTally();
  for (const { chatId, dialogue, messages, acknowledged } of customers) {
    const written = dialogue.turns.map(({ text }) => text);
    const replies = agents.flatMap(({ sent }) => sent.get(chatId) ?? []);
    const seenByAgents = agents.map(({ seen }) => seen.get(chatId) ?? []).filter((seen) => seen.length > 0);
    const logged = (await readLog(supervisor, chatId)).filter((event) => event.type === "message");
    const fromCustomer = logged.filter(({ by }) => by.kind === "customer").map(({ parts }) => textOf(parts));
    const fromAgents = logged.filter(({ by }) => by.kind === "user").map(({ parts }) => textOf(parts));
    const cameToAgent = seenByAgents
      .flat()
      .filter((event) => event.type === "message" && event.by.kind === "customer").length;
    const cameToCustomer = messages.filter(({ from }) => from === "agent").length;

    tally.chats += 1;
    tally.messages += written.length + replies.length;
    tally.acknowledged += acknowledged + replies.length;
    tally.delivered += cameToAgent + cameToCustomer;
    tally.outOfOrder +=
      countDisorder(messages.map(({ number }) => number)) +
      seenByAgents.reduce((sum, seen) => sum + countDisorder(seen.map(({ number }) => number)), 0) +
      countMoved(written, fromCustomer) +
      countMoved(replies, fromAgents);
    tally.lost +=
      countDifference(written, fromCustomer) +
      countDifference(replies, fromAgents) +
      Math.abs(written.length - cameToAgent) +
      Math.abs(replies.length - cameToCustomer);
  }
  return tally;
}

/** Number of texts that are not in the place where they were written. */
function countMoved(written: readonly string[], logged: readonly string[]): number {
  return written.filter((text, index) => logged[index] !== text).length;
}

async function readLog(supervisor: DeskSession, chatId: ChatId): Promise<StaffEvent[]> {
  const events: StaffEvent[] = [];
  let before = 1_000_000_000;
  for (;;) {
    const { ok, error } = await supervisor.query("chat.read", { chatId, before });
    if (error) throw new Error(`The log of a chat cannot be read: ${error.code}`);
    events.unshift(...ok.events);
    before = ok.events[0]?.number ?? 0;
    if (!ok.olderLeftOut) return events;
  }
}
