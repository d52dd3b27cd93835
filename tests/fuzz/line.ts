import { WebSocket } from "ws";
import type { CommandError } from "#contract/error-codes.ts";
import { customerFramesMax, staffFramesMax } from "#contract/limits.ts";
import { wireVersion } from "#contract/version.ts";
import { type Company, otherMark } from "./world.ts";

export type Door = "desk" | "chat";

/** Response of the server to one frame: an answer, or the end of the connection. */
export type Reply =
  | { readonly kind: "answer"; readonly ok?: unknown; readonly error?: CommandError }
  | { readonly kind: "ended"; readonly goodbye: string | null; readonly code: number }
  | { readonly kind: "silence" };

/** An answer that takes longer than this never comes. */
const answerWithinMs = 20_000;

interface LineOptions {
  readonly url: string;
  readonly door: Door;
  readonly company: Company;
}

/** A socket that says who it is and then anything at all; what comes back is read for the other account's words. */
export class Line {
  /** How often one may still ask without being one who sends too much. */
  framesLeft: number;
  /** Content of the other account that arrived here. */
  leaked: string | null = null;
  readonly #socket: WebSocket;
  readonly #door: Door;
  readonly #waiting = new Map<string, (reply: Reply) => void>();
  #goodbye: string | null = null;
  #ended: Reply | null = null;

  private constructor(socket: WebSocket, door: Door) {
    this.framesLeft = Math.floor((door === "desk" ? staffFramesMax : customerFramesMax) * 0.9);
    this.#socket = socket;
    this.#door = door;
    socket.on("message", (data) => this.#received((data as Buffer).toString("utf8")));
    socket.on("error", () => {});
    socket.on("close", (code) => {
      const reply: Reply = { kind: "ended", goodbye: this.#goodbye, code };
      this.#ended = reply;
      for (const resolve of this.#waiting.values()) resolve(reply);
      this.#waiting.clear();
    });
  }

  static async open({ url, door, company }: LineOptions): Promise<Line> {
    const headers = door === "desk" ? { cookie: company.cookie } : {};
    const address = `${url.replace(/^http/, "ws")}/socket/${door === "desk" ? door : `chat/${company.widgetId}`}`;
    const socket = new WebSocket(address, { headers, perMessageDeflate: false });
    const line = new Line(socket, door);
    await new Promise<void>((resolve, reject) => {
      socket.once("open", () => resolve());
      socket.once("error", reject);
    });
    return line;
  }

  /** Says hello and waits until it is welcome. */
  static async openKnown(options: LineOptions): Promise<Line> {
    const line = await Line.open(options);
    const { door, company } = options;
    const { secret } = company;
    const hello =
      door === "desk"
        ? { type: "hello-staff", version: wireVersion }
        : { type: "hello-customer", version: wireVersion, secret, have: [] };
    const reply = await line.ask(JSON.stringify(hello), "welcome");
    if (reply.kind !== "answer")
      throw new Error(`Nobody was welcome at the ${door}: ${JSON.stringify(reply)}`);
    return line;
  }

  /** Sends this text, and resolves with what is said to the id in it; `welcome` waits for that. */
  ask(text: string, id: string): Promise<Reply> {
    if (this.#ended) return Promise.resolve(this.#ended);
    this.framesLeft -= 1;
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        this.#waiting.delete(id);
        resolve({ kind: "silence" });
      }, answerWithinMs);
      this.#waiting.set(id, (reply) => {
        clearTimeout(timer);
        resolve(reply);
      });
      this.#socket.send(text);
    });
  }

  /** Sends without waiting for a word. */
  say(text: string): void {
    this.framesLeft -= 1;
    if (!this.#ended) this.#socket.send(text);
  }

  close(): void {
    this.#socket.terminate();
  }

  #received(text: string): void {
    const frame = JSON.parse(text) as { type: string; id?: string; code?: string };
    // How a company is called is said to whoever opens its chat.
    const isSaidToAll = frame.type === "welcome" && this.#door === "chat";
    if (!isSaidToAll && text.includes(otherMark)) this.leaked ??= text.slice(0, 300);
    if (frame.type === "goodbye") this.#goodbye = frame.code ?? "";
    const id = frame.type === "welcome" ? "welcome" : frame.type === "answer" ? frame.id : undefined;
    if (id === undefined) return;
    const resolve = this.#waiting.get(id);
    this.#waiting.delete(id);
    resolve?.({ kind: "answer", ...frame });
  }
}
