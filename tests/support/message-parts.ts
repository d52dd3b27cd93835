import type { Socket } from "node:net";
import { answerOf, askUpgrade } from "./raw-upgrade.ts";

/** Where a piece of a message stands in it. */
interface Place {
  readonly isFirst?: boolean;
  readonly isLast?: boolean;
}

/** One frame of a client (RFC 6455, 5.2) with a part of a text. */
export function textPart(text: string, { isFirst = false, isLast = false }: Place = {}): Buffer {
  const length = Buffer.byteLength(text);
  const head = Buffer.from([(isLast ? 0x80 : 0) | (isFirst ? 1 : 0), 0x80 | Math.min(length, 126)]);
  const size = Buffer.alloc(length > 125 ? 2 : 0);
  if (length > 125) size.writeUInt16BE(length);
  // A mask of zeros leaves the text as it is.
  return Buffer.concat([head, size, Buffer.alloc(4), Buffer.from(text)]);
}

/** Opens a customer's WebSocket without a library and says hello without a secret. */
export async function openRawChat(url: string, widgetId: string, hello: object): Promise<Socket> {
  const socket = askUpgrade(url, { path: `/socket/chat/${widgetId}`, host: new URL(url).host });
  // Goes when the server does.
  socket.allowHalfOpen = false;
  await answerOf(socket);
  socket.write(textPart(JSON.stringify(hello), { isFirst: true, isLast: true }));
  return socket;
}
