import type { CommandError } from "#contract/error-codes.ts";
import type { ClientFrame, CustomerServerFrame, StaffServerFrame } from "#contract/frames.ts";
import type { CommandId } from "#contract/ids.ts";
import { randomBytes } from "node:crypto";
import { WebSocket } from "ws";

let customers = 0;

/** A connection that speaks the contract and matches answers to its requests. */
export class Caller<Frame extends CustomerServerFrame | StaffServerFrame> {
  readonly #socket: WebSocket;
  readonly #pending = new Map<CommandId, () => void>();
  #asked = 0;
  readonly #mark = randomBytes(12).toString("base64url");
  isClosing = false;

  constructor(url: string, cookie: string | null, lost: () => void) {
    const headers = cookie ? { cookie } : { "x-forwarded-for": addressOf(customers++) };
    this.#socket = new WebSocket(url, { headers, perMessageDeflate: false });
    this.#socket.on("close", () => {
      if (!this.isClosing) lost();
    });
  }

  async open(received: (frame: Frame) => void): Promise<void> {
    const socket = this.#socket;
    await new Promise<void>((resolve, reject) => socket.once("open", resolve).once("error", reject));
    socket.on("message", (raw: Buffer) => {
      const frame = JSON.parse(raw.toString("utf8")) as Frame;
      if (frame.type !== "answer") return received(frame);
      if ("error" in frame) throw refusal(frame.error);
      this.#pending.get(frame.id)?.();
      this.#pending.delete(frame.id);
    });
  }

  send(frame: ClientFrame): void {
    this.#socket.send(JSON.stringify(frame));
  }

  command(
    words: Pick<Extract<ClientFrame, { type: "command" }>, "name" | "payload">,
    done: () => void,
  ): void {
    const id = `${Date.now().toString(36)}-${this.#mark}-${++this.#asked}` as CommandId;
    this.#pending.set(id, done);
    this.send({ type: "command", id, ...words } as ClientFrame);
  }

  close(): void {
    this.isClosing = true;
    this.#socket.terminate();
  }
}

function refusal({ code, words }: CommandError): Error {
  return new Error(`The server refused what the bench does: ${code}, ${words}`);
}

/** Customers come from everywhere; a server limits those of one address who have no chat. */
function addressOf(index: number): string {
  return `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;
}
