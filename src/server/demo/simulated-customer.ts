import type { CommandName, CommandPayload } from "#contract/commands/commands.ts";
import type { ClientFrame, CustomerServerFrame } from "#contract/frames.ts";
import type { ChatId, CommandId, WidgetId } from "#contract/ids.ts";
import { wireVersion } from "#contract/version.ts";
import { randomBytes } from "node:crypto";
import { WebSocket } from "ws";
import { customerScripts } from "./customer-scripts.ts";

/** Ranges for how long a simulated customer takes, in ms. */
const thinkMs = { min: 2_500, max: 9_000 };
const betweenChatsMs = { min: 4_000, max: 40_000 };
/** Percentage of customers who leave before they are helped, and after how long. */
const leavingPercent = 15;
const leaveAfterMs = { min: 20_000, max: 90_000 };

interface Range {
  readonly min: number;
  readonly max: number;
}

interface Options {
  readonly url: string;
  readonly widgetId: WidgetId;
  /** The public address, where the server answers to nothing else. */
  readonly publicUrl?: string | null;
  /** Before each chat. */
  readonly pauseMs?: Range;
}

/** Somebody made up, in one chat after the other, through the same socket that browsers use. */
export class SimulatedCustomer {
  readonly #url: string;
  readonly #widgetId: WidgetId;
  readonly #pauseMs: Range;
  readonly #headers: Readonly<Record<string, string>>;
  #socket: WebSocket | null = null;
  #timers = new Set<NodeJS.Timeout>();
  #chatId: ChatId | null = null;
  #upTo = 0;
  #turnsLeft: string[] = [];

  constructor({ url, widgetId, publicUrl, pauseMs = betweenChatsMs }: Options) {
    this.#headers = publicUrl ? { host: new URL(publicUrl).host } : {};
    this.#pauseMs = pauseMs;
    this.#url = url.replace(/^http/, "ws");
    this.#widgetId = widgetId;
  }

  start(): void {
    this.#later(this.#pauseMs, () => this.#begin());
  }

  stop(): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#timers.clear();
    this.#socket?.terminate();
  }

  /** A new person with a new thing to ask. */
  #begin(): void {
    const script = customerScripts[Math.floor(Math.random() * customerScripts.length)] ?? [];
    this.#turnsLeft = [...script];
    this.#chatId = null;
    this.#upTo = 0;
    const socket = new WebSocket(`${this.#url}/socket/chat/${this.#widgetId}`, { headers: this.#headers });
    this.#socket = socket;
    socket.on("open", () => {
      const secret = randomBytes(32).toString("base64url");
      this.#send({ type: "hello-customer", version: wireVersion, secret, have: [] });
    });
    socket.on("message", (data) => {
      this.#receive(JSON.parse((data as Buffer).toString("utf8")) as CustomerServerFrame);
    });
    socket.on("error", () => {});
    socket.on("close", () => {
      if (this.#socket === socket) this.start();
    });
  }

  #receive(frame: CustomerServerFrame): void {
    if (frame.type === "welcome" && frame.chatId === null) this.#speak();
    if (frame.type !== "events") return;
    this.#chatId = frame.chatId;
    this.#upTo = frame.upTo;
    const last = frame.events.at(-1);
    if (last?.type === "requested" || frame.events[0]?.type === "requested") this.#maybeLeave();
    if (last?.type === "ended") this.#socket?.close();
    if (last?.type === "message" && last.from === "agent") this.#answer();
  }

  #answer(): void {
    if (this.#turnsLeft.length === 0) {
      this.#later(thinkMs, () => this.#leave());
      return;
    }
    const chatId = this.#chatId;
    if (chatId) this.#later({ min: 800, max: 2_000 }, () => this.#send({ type: "typing", chatId, on: true }));
    this.#later(thinkMs, () => this.#speak());
  }

  #speak(): void {
    const text = this.#turnsLeft.shift();
    if (text === undefined) return;
    this.#command("customer.write", {
      chatId: this.#chatId,
      seenNumber: this.#upTo,
      text,
      page: `${this.#url.replace(/^ws/, "http")}/company`,
      browser: "Simulated customer",
      language: "en",
    });
  }

  #maybeLeave(): void {
    if (Math.random() * 100 >= leavingPercent) return;
    this.#later(leaveAfterMs, () => this.#leave());
  }

  #leave(): void {
    if (this.#chatId) this.#command("customer.leave", { chatId: this.#chatId });
  }

  #command<Name extends CommandName>(name: Name, payload: CommandPayload<Name>): void {
    const id = randomBytes(15).toString("base64url") as CommandId;
    this.#send({ type: "command", id, name, payload } as ClientFrame);
  }

  #send(frame: ClientFrame): void {
    if (this.#socket?.readyState === WebSocket.OPEN) this.#socket.send(JSON.stringify(frame));
  }

  #later({ min, max }: Range, action: () => void): void {
    const timer = setTimeout(
      () => {
        this.#timers.delete(timer);
        action();
      },
      min + Math.random() * (max - min),
    );
    timer.unref();
    this.#timers.add(timer);
  }
}
