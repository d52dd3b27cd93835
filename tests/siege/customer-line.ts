import { once } from "node:events";
import { WebSocket } from "ws";
import type { ChatId, CommandId } from "#contract/ids.ts";
import type { AnswerFrame, ClientFrame } from "#contract/frames.ts";
import { wireVersion } from "#contract/version.ts";
import { newCommandId, words } from "../support/run-command.ts";
import { type Attacker, sentFrom } from "./attack.ts";

/** A made-up customer who has said hello. */
export class CustomerLine {
  readonly over: Promise<unknown>;
  readonly #socket: WebSocket;
  readonly #pending = new Map<CommandId, (answer: AnswerFrame) => void>();

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    this.over = new Promise((resolve) => socket.once("close", resolve));
    socket.on("message", (raw: Buffer) => {
      // Pages are large, and nobody reads them here.
      if (!raw.toString("utf8", 0, 20).includes('"answer"')) return;
      const answer = JSON.parse(raw.toString("utf8")) as AnswerFrame;
      this.#pending.get(answer.id)?.(answer);
      this.#pending.delete(answer.id);
    });
  }

  /** Throws when the server turns it away. */
  static async open({ target, address }: Pick<Attacker, "target" | "address">, secret: string) {
    const url = `${target.url.replace(/^http/, "ws")}/socket/chat/${target.widgetId}`;
    const socket = new WebSocket(url, { headers: sentFrom(address), perMessageDeflate: false });
    socket.on("error", () => {});
    const line = new CustomerLine(socket);
    await Promise.race([once(socket, "open").catch(() => {}), line.over]);
    if (socket.readyState !== WebSocket.OPEN) throw new Error("Turned away");
    line.#send({ type: "hello-customer", version: wireVersion, secret, have: [] });
    return line;
  }

  /** Throws when it is refused, or the line ends. The chat is known once it has begun. */
  async write(text: string, chatId: ChatId | null): Promise<ChatId> {
    const id = newCommandId();
    const answered = new Promise<AnswerFrame>((resolve) => this.#pending.set(id, resolve));
    this.#send({ type: "command", id, name: "customer.write", payload: words(text, chatId) });
    const answer = await Promise.race([answered, this.over.then(() => null)]);
    if (!answer || "error" in answer) throw new Error(answer?.error.words ?? "The line has ended");
    return chatId ?? (answer.ok as { id: ChatId }).id;
  }

  /** Asks for the last page of a chat and does not wait for it. */
  askForPage(chatId: ChatId): void {
    const payload = { chatId, before: 1_000_000 };
    this.#send({ type: "query", id: newCommandId(), name: "customer.read", payload });
  }

  stopReading(): void {
    this.#socket.pause();
  }

  close(): void {
    this.#socket.terminate();
  }

  #send(frame: ClientFrame): void {
    if (this.#socket.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }
}
