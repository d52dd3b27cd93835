import type { ClientFrame, CustomerServerFrame, StaffServerFrame } from "#contract/frames.ts";
import type { ChatId } from "#contract/ids.ts";
import { wireVersion } from "#contract/version.ts";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { newSecret } from "../../tools/node-platform.ts";
import { measuredNode, startBellhop } from "../measuring/bellhop-process.ts";
import { Caller } from "../measuring/caller.ts";
import { handOver } from "../measuring/hand-over.ts";
import { inTurns } from "../measuring/in-turns.ts";
import { numberAfter } from "../measuring/number-after.ts";
import { tableWords } from "../measuring/table.ts";
import { until } from "../measuring/until.ts";
import { prepareAccount } from "../messages/prepare-account.ts";

const isSmoke = process.argv.includes("--smoke");
const messagesEach = numberAfter("--each=", isSmoke ? 5 : 50);
const chats = numberAfter("--chats=", isSmoke ? 40 : 20_000);
const atOnce = isSmoke ? 10 : 200;
const agents = isSmoke ? 2 : 10;
/** Number of memory samples, each after an equal number of further chats. */
const looks = 8;
if (chats % looks > 0) throw new TypeError(`--chats= takes a multiple of ${looks}`);
/** Largest growth of memory in the second half, as a share of its size in the middle. */
const growthMax = 0.05;
const place = { page: "https://shop.example/orders", browser: "Bench", language: "en" };

const folder = await mkdtemp(join(tmpdir(), "bellhop-soak-"));
const server = await startBellhop(folder, { nodeOptions: measuredNode(import.meta.dirname) });
const { widgetId, agentCookies } = await prepareAccount(server, agents);
const base = server.url.replace(/^http/, "ws");
const lost = () => {
  throw new Error("A connection was lost");
};
const desks = await Promise.all(agentCookies.map(openDesk));

const startedAt = performance.now();
const held: { messages: number; megabytes: number }[] = [];
let finished = 0;
for (let look = 0; look < looks; look++) {
  await inTurns(chats / looks, atOnce, liveThroughAChat);
  finished += chats / looks;
  const megabytes = (await server.heldBytes()) / 1_000_000;
  held.push({ messages: finished * messagesEach, megabytes });
  const minutes = (performance.now() - startedAt) / 60_000;
  console.log(
    `${(finished * messagesEach).toLocaleString("en")} messages: ${megabytes.toFixed(1)} MB held, ${minutes.toFixed(1)} min`,
  );
}
for (const desk of desks) desk.close();
await server.end();
await rm(folder, { recursive: true, force: true });

const middle = held[looks / 2 - 1]?.megabytes ?? Number.NaN;
const last = held.at(-1)?.megabytes ?? Number.NaN;
const growth = (last - middle) / middle;
console.log(
  `\n${tableWords(
    ["messages", "MB held"],
    held.map(({ messages, megabytes }) => [messages.toLocaleString("en"), megabytes.toFixed(1)]),
  )}\n`,
);
console.log(`Growth in the second half: ${(growth * 100).toFixed(1)} % (at most ${growthMax * 100} %)`);
await handOver({ "megabytes in the middle": [middle], "megabytes at the end": [last] });
// A moment is too short to tell growth from settling in.
if (!isSmoke && !(growth <= growthMax)) process.exitCode = 1;

/**
 * An available agent who opens and reads allocated chats, ends each once its customer has left, and closes
 * it.
 */
async function openDesk(cookie: string): Promise<{ close(): void }> {
  const caller = new Caller<StaffServerFrame>(`${base}/socket/desk`, cookie, lost);
  let isWelcome = false;
  const opened = new Set<ChatId>();
  const finished = new Set<ChatId>();
  await caller.open((frame) => {
    if (frame.type === "welcome") isWelcome = true;
    if (frame.type === "events") markSeen(caller, frame);
    if (frame.type !== "cards") return;
    for (const [kind, , card] of frame.put) {
      if (kind !== "item") continue;
      const { chatId, stage } = card;
      if (!opened.has(chatId)) caller.send({ type: "open", chatId, have: null });
      opened.add(chatId);
      if (stage !== "wrap-up" || finished.has(chatId)) continue;
      finished.add(chatId);
      caller.command({ name: "wrap-up.finish", payload: { chatId } }, () => {
        caller.send({ type: "close", chatId });
        opened.delete(chatId);
        finished.delete(chatId);
      });
    }
  });
  caller.send({ type: "hello-staff", version: wireVersion });
  await until(() => isWelcome, "a desk is welcome");
  const available = { base: "available", breakReasonId: null } as const;
  await new Promise<void>((resolve) =>
    caller.command({ name: "status.choose", payload: available }, resolve),
  );
  return caller;
}

/** Sends marks for events on the screen, as a page does. */
function markSeen(
  caller: { send(frame: ClientFrame): void },
  { chatId, upTo }: { readonly chatId: ChatId; readonly upTo: number },
): void {
  caller.send({ type: "mark", chatId, delivered: upTo, seen: upTo });
}

async function liveThroughAChat(): Promise<void> {
  const caller = new Caller<CustomerServerFrame>(`${base}/socket/chat/${widgetId}`, null, lost);
  let isWelcome = false;
  let chatId: ChatId | null = null;
  let seenNumber = 0;
  await caller.open((frame) => {
    if (frame.type === "welcome") isWelcome = true;
    if (frame.type !== "events") return;
    ({ chatId, upTo: seenNumber } = frame);
    markSeen(caller, frame);
  });
  caller.send({ type: "hello-customer", version: wireVersion, secret: newSecret(), have: [] });
  await until(() => isWelcome, "a customer is welcome");
  for (let said = 0; said < messagesEach; said++) {
    const text = `This is what I have to say, for the ${said}th time: where is my order?`;
    const payload = { chatId, seenNumber, text, ...place };
    await new Promise<void>((resolve) => caller.command({ name: "customer.write", payload }, resolve));
    if (chatId === null) await until(() => chatId !== null, "the chat has begun");
  }
  if (chatId === null) throw new Error("A chat never began");
  const payload = { chatId };
  await new Promise<void>((resolve) => caller.command({ name: "customer.leave", payload }, resolve));
  caller.close();
}
