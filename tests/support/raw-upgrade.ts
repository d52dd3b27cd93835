import { once } from "node:events";
import { type Socket, connect } from "node:net";

const upgradeLines = [
  "Connection: Upgrade",
  "Upgrade: websocket",
  "Sec-WebSocket-Version: 13",
  "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
];

interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly host?: string;
  /** Further headers. */
  readonly lines?: readonly string[];
  readonly first?: Buffer;
}

/** Asks for a WebSocket without a library and sends `first` in the same piece; the answer is still to be read. */
export function askUpgrade(
  url: string,
  {
    method = "GET",
    path = "/socket/chat",
    host = "chat.example",
    lines = [],
    first = Buffer.alloc(0),
  }: Asked = {},
): Socket {
  const { hostname, port } = new URL(url);
  const socket = connect({ host: hostname, port: Number(port), allowHalfOpen: true });
  socket.on("error", () => {});
  const head = [`${method} ${path} HTTP/1.1`, `Host: ${host}`, ...upgradeLines, ...lines].join("\r\n");
  socket.write(Buffer.concat([Buffer.from(`${head}\r\n\r\n`), first]));
  return socket;
}

/** Bytes of the server up to the first empty line; what follows stays in the socket. */
export async function answerOf(socket: Socket): Promise<string> {
  let known = Buffer.alloc(0);
  for (;;) {
    await once(socket, "readable");
    known = Buffer.concat([known, (socket.read() as Buffer | null) ?? Buffer.alloc(0)]);
    const end = known.indexOf("\r\n\r\n");
    if (end < 0) continue;
    socket.unshift(known.subarray(end + 4));
    return known.subarray(0, end).toString("latin1");
  }
}

/** Accepts a WebSocket without a library and sends `first` in the same piece. */
export function acceptRaw(socket: Socket, first = Buffer.alloc(0)): void {
  const head = "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n";
  socket.write(Buffer.concat([Buffer.from(head), first]));
}
