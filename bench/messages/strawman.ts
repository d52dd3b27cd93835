// The baselines of the message bench: as little as a chat server can be.
//   node strawman.js none       a relay: passes every message on, stores nothing
//   node strawman.js sqlite     … and stores it first, many to a commit (BENCH_FOLDER)
//   node strawman.js postgres   the same in PostgreSQL (DATABASE_URL)
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { type WebSocket, WebSocketServer } from "ws";
import { type Kept, openKeeper } from "./strawman-keepers.ts";

interface Said {
  readonly id: string;
  readonly chat: number;
  readonly text: string;
}

/** A socket that writes all texts of one turn of the event loop as one piece. */
class Line {
  readonly #socket: WebSocket;
  readonly #stream: Duplex;
  #isCorked = false;

  constructor(socket: WebSocket, stream: Duplex) {
    this.#socket = socket;
    this.#stream = stream;
  }

  send(text: string): void {
    if (!this.#isCorked) {
      this.#isCorked = true;
      this.#stream.cork();
      setImmediate(() => {
        this.#isCorked = false;
        this.#stream.uncork();
      });
    }
    this.#socket.send(text);
  }
}

const keeper = await openKeeper(process.argv[2] ?? "none");
const lines = new Map<string, Line>();
const heads = new Map<number, number>();
let waiting: { kept: Kept; sender: string }[] = [];
let isWriting = false;

/** Commits everything that arrived since the last batch, then acknowledges it. */
async function write(): Promise<void> {
  isWriting = true;
  while (waiting.length > 0) {
    const batch = waiting;
    waiting = [];
    await keeper(batch.map(({ kept }) => kept));
    for (const { kept, sender } of batch) {
      const { id, chat, number, text } = kept;
      lines.get(sender)?.send(JSON.stringify({ type: "ack", id, number }));
      const peer = sender.startsWith("a") ? `c${chat}` : agentOf(chat);
      lines.get(peer)?.send(JSON.stringify({ type: "said", chat, number, text }));
    }
  }
  isWriting = false;
}

const agents = Number(process.env["BENCH_AGENTS"] ?? 50);
const agentOf = (chat: number) => `a${chat % agents}`;

const server = createServer();
const sockets = new WebSocketServer({ noServer: true, perMessageDeflate: false, clientTracking: false });
server.on("upgrade", (request, stream, head) => {
  const who = new URL(request.url ?? "/", "http://localhost").searchParams.get("who") ?? "";
  sockets.handleUpgrade(request, stream, head, (socket) => {
    lines.set(who, new Line(socket, stream));
    socket.on("close", () => lines.delete(who));
    socket.on("message", (raw: Buffer) => {
      const { id, chat, text } = JSON.parse(raw.toString("utf8")) as Said;
      const number = (heads.get(chat) ?? 0) + 1;
      heads.set(chat, number);
      waiting.push({ kept: { id, chat, number, text, at: Date.now() }, sender: who });
      if (!isWriting && waiting.length === 1) setImmediate(() => void write());
    });
  });
});
server.listen(0, "127.0.0.1", () => {
  console.log(`listens on http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
