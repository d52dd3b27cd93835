import { once } from "node:events";
import { type Socket, connect } from "node:net";
import { wireVersion } from "#contract/version.ts";
import { answerOf, askUpgrade } from "../support/raw-upgrade.ts";
import { textPart } from "../support/message-parts.ts";
import type { Attacker } from "./attack.ts";

/** A line with nothing on it yet. */
export function openLine({ target }: Attacker): Socket {
  const { hostname, port } = new URL(target.url);
  const socket = connect(Number(port), hostname);
  socket.on("error", () => {});
  return socket;
}

/** A customer's WebSocket without a library; `null` when the server turned it away. */
export async function openSocket({ target, address }: Attacker): Promise<Socket | null> {
  const { host } = new URL(target.url);
  const lines = [`X-Forwarded-For: ${address}`];
  const socket = askUpgrade(target.url, { path: `/socket/chat/${target.widgetId}`, host, lines });
  // Goes when the server does.
  socket.allowHalfOpen = false;
  const answer = await Promise.race([answerOf(socket), once(socket, "close").then(() => "")]);
  if (answer.startsWith("HTTP/1.1 101")) return socket;
  socket.destroy();
  return null;
}

/** Says hello as a customer without a past. */
export function sayHello(socket: Socket): void {
  const hello = { type: "hello-customer", version: wireVersion, secret: null, have: [] };
  socket.write(textPart(JSON.stringify(hello), { isFirst: true, isLast: true }));
}

/** Resolves when the other side has ended it. */
export async function isOver(socket: Socket): Promise<void> {
  socket.resume();
  if (!socket.destroyed) await once(socket, "close");
}
