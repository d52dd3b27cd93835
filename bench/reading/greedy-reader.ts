// Runs in its own thread, so that its reads do not delay the connections whose waits are measured.
import type { CommandId } from "#contract/ids.ts";
import { customerFramesMax } from "#contract/limits.ts";
import { wireVersion } from "#contract/version.ts";
import { once } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
import { WebSocket } from "ws";
import type { Greedy, GreedyCounts } from "./greedy.ts";

/** The server counts frames in windows of this length. */
const windowMs = 10_000;
const askEveryMs = 100;

/** An answer that is no longer than this is a refusal. */
const refusalBytesMax = 1_000;

const { url, widgetId, secret, chatId, connections } = workerData as Greedy;
const counts: GreedyCounts = { asked: 0, pages: 0, refused: 0 };

const sockets = await Promise.all(Array.from({ length: connections }, open));
// As fast as the limit of frames lets anybody ask.
const eachTime = Math.floor(((customerFramesMax - 20) * askEveryMs) / windowMs);
setInterval(() => {
  for (const socket of sockets) for (let time = 0; time < eachTime; time++) ask(socket);
}, askEveryMs);
parentPort?.on("message", () => {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
  parentPort?.postMessage(counts);
});

async function open(): Promise<WebSocket> {
  const socket = new WebSocket(`${url.replace(/^http/, "ws")}/socket/chat/${widgetId}`, {
    perMessageDeflate: false,
  });
  await once(socket, "open");
  socket.on("message", (raw: Buffer) => {
    if (!raw.toString("utf8", 0, 20).includes('"answer"')) return;
    if (raw.length <= refusalBytesMax) counts.refused += 1;
    // Waits are measured from the first page on.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
    else if (counts.pages++ === 0) parentPort?.postMessage("reading");
  });
  socket.send(JSON.stringify({ type: "hello-customer", version: wireVersion, secret, have: [] }));
  return socket;
}

function ask(socket: WebSocket): void {
  counts.asked += 1;
  const id = `a-page-of-a-long-chat-${counts.asked}` as CommandId;
  const payload = { chatId, before: 1_000_000 };
  socket.send(JSON.stringify({ type: "query", id, name: "customer.read", payload }));
}
