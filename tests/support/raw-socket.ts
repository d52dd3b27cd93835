import { type ClientOptions, WebSocket } from "ws";
import type { ErrorCode } from "#contract/error-codes.ts";
import type { ClientFrame, ServerFrame } from "#contract/frames.ts";

/** How a connection ended: what the server said last, and the code of the socket itself. */
export interface Ending {
  readonly goodbye: ErrorCode | null;
  readonly code: number;
}

/** A socket without the client library: it sends whatever it is told to and keeps everything it receives. */
export class RawSocket {
  readonly frames: ServerFrame[] = [];
  readonly ended: Promise<Ending>;
  readonly #socket: WebSocket;
  readonly #listeners = new Set<() => void>();

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on("message", (data) => {
      this.frames.push(JSON.parse((data as Buffer).toString("utf8")) as ServerFrame);
      for (const listener of this.#listeners) listener();
    });
    socket.on("error", () => {});
    this.ended = new Promise((resolve) => {
      socket.on("close", (code) => {
        const last = this.frames.at(-1);
        resolve({ goodbye: last?.type === "goodbye" ? last.code : null, code });
      });
    });
  }

  /** Resolves when the socket is open; rejects when the server does not let it in. */
  static async open(url: string, path: string, options: ClientOptions = {}): Promise<RawSocket> {
    const socket = new WebSocket(url.replace(/^http/, "ws") + path, options);
    const opened = new RawSocket(socket);
    await new Promise<void>((resolve, reject) => {
      socket.once("open", () => resolve());
      socket.once("unexpected-response", (_request, response) => {
        reject(new Error(`turned away with ${response.statusCode}`));
      });
      socket.once("error", reject);
    });
    return opened;
  }

  send(frame: ClientFrame): void {
    this.sendRaw(JSON.stringify(frame));
  }

  sendRaw(data: string | Buffer): void {
    this.#socket.send(data);
  }

  ping(): void {
    this.#socket.ping("x".repeat(125));
  }

  /** Resolves with the first frame that is as wanted, also one that has come already. */
  async next<Frame extends ServerFrame>(isWanted: (frame: ServerFrame) => frame is Frame): Promise<Frame>;
  async next(isWanted: (frame: ServerFrame) => boolean): Promise<ServerFrame>;
  async next(isWanted: (frame: ServerFrame) => boolean): Promise<ServerFrame> {
    const found = this.frames.find(isWanted);
    if (found) return found;
    return new Promise((resolve) => {
      const listener = () => {
        const frame = this.frames.find(isWanted);
        if (!frame) return;
        this.#listeners.delete(listener);
        resolve(frame);
      };
      this.#listeners.add(listener);
    });
  }

  /** Takes nothing in any more; what is sent to it lies in the network, and then at the server. */
  stopReading(): void {
    this.#socket.pause();
  }

  readOn(): void {
    this.#socket.resume();
  }

  close(): void {
    this.#socket.terminate();
  }
}
