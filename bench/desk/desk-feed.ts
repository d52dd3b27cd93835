import { createReadStream, existsSync } from "node:fs";
import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { extname, join } from "node:path";
import { type WebSocket, WebSocketServer } from "ws";
import { commandError } from "#contract/error-codes.ts";
import type { ClientFrame, StaffServerFrame } from "#contract/frames.ts";
import type { ChatId } from "#contract/ids.ts";
import { eventsPageMax } from "#contract/limits.ts";
import { wireVersion } from "#contract/version.ts";
import type { ItemCard } from "#contract/views/cards.ts";
import type { StaffEvent } from "#contract/views/chat-event-view.ts";
import { agentId, chatCard, chatIdOf, commonCards, itemCard, messageOf, wordsOf } from "./fed-cards.ts";

const types: Readonly<Record<string, string>> = { ".js": "text/javascript", ".css": "text/css" };

/** The words of the last line of each chat, by which a page is known to show it. */
export const lastWordsOf = (chatId: ChatId, number: number) => `${chatId}, line ${number}.`;

/** How much a desk has to show. */
export interface Load {
  readonly items: number;
  /** Messages of the first chat; the others have 20. */
  readonly messages: number;
}

/**
 * Serves the built desk and feeds it over a real socket with the contract's frames, as a server would that takes no
 * time: so all that is measured is the desk's own.
 */
export class DeskFeed {
  readonly #http: Server;
  readonly #items = new Map<ChatId, ItemCard>();
  readonly #events = new Map<ChatId, StaffEvent[]>();
  readonly #opened = new Set<ChatId>();
  readonly #marked = new Map<ChatId, () => void>();
  #socket: WebSocket | null = null;
  #arrived = 0;
  sent = 0;

  constructor(deskFolder: string) {
    this.#http = createServer((request, response) => {
      const { pathname } = new URL(request.url ?? "/", "http://desk");
      if (pathname.startsWith("/api/")) {
        response.writeHead(200, { "content-type": "application/json" });
        const user = { userId: agentId, name: "Robin Okafor", role: "agent" };
        response.end(pathname === "/api/me" ? JSON.stringify({ needsSetUp: false, user, demo: null }) : "{}");
        return;
      }
      const path = join(deskFolder, pathname);
      const type = types[extname(path)];
      response.writeHead(200, { "content-type": `${type ?? "text/html"}; charset=utf-8` });
      createReadStream(type && existsSync(path) ? path : join(deskFolder, "index.html")).pipe(response);
    });
    new WebSocketServer({ server: this.#http, perMessageDeflate: false }).on("connection", (socket) => {
      this.#socket = socket;
      this.#opened.clear();
      socket.on("message", (raw: Buffer) => this.#receive(JSON.parse(raw.toString("utf8")) as ClientFrame));
    });
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#http.listen(0, "127.0.0.1", resolve));
    return `http://127.0.0.1:${(this.#http.address() as AddressInfo).port}`;
  }

  close(): void {
    this.#socket?.terminate();
    this.#http.close();
  }

  /** What a desk finds that connects from now on. */
  become({ items, messages }: Load): void {
    this.#items.clear();
    this.#events.clear();
    this.#arrived = items;
    for (let index = 0; index < items; index++) {
      const item = itemCard(index);
      const count = index === 0 ? messages : 20;
      this.#items.set(item.chatId, { ...item, lastNumber: count });
      this.#events.set(item.chatId, conversation(item.chatId, count));
    }
  }

  chatIds(): ChatId[] {
    return [...this.#items.keys()];
  }

  numberOf(chatId: ChatId): number {
    return this.#items.get(chatId)?.lastNumber ?? 0;
  }

  /** Sends what was left out when the chat was opened: the desk then holds all of it. */
  sendOlder(chatId: ChatId): void {
    const events = this.#events.get(chatId) ?? [];
    const upTo = this.numberOf(chatId);
    this.#send({ type: "events", chatId, after: 0, upTo, events, olderLeftOut: false, anew: true });
  }

  /** The customer writes: a line, where the chat is open, and the item. */
  say(chatId: ChatId): void {
    const item = this.#items.get(chatId);
    if (!item) return;
    const number = item.lastNumber + 1;
    const text = `${wordsOf(number)} ${lastWordsOf(chatId, number)}`;
    const event = {
      ...messageOf(number, text, Date.now()),
      by: { kind: "customer", id: "customer" } as const,
    };
    this.#events.get(chatId)?.push(event);
    if (this.#opened.has(chatId)) {
      this.#send({
        type: "events",
        chatId,
        after: number - 1,
        upTo: number,
        events: [event],
        olderLeftOut: false,
      });
    }
    const unread = item.unread + 1;
    const replyWaitSince = item.replyWaitSince ?? Date.now();
    this.#put({ ...item, lastNumber: number, lastWords: text, lastBy: "customer", unread, replyWaitSince });
  }

  /** The agent has answered, on another device. */
  answer(chatId: ChatId): void {
    const item = this.#items.get(chatId);
    if (item) this.#put({ ...item, lastBy: "user", unread: 0, replyWaitSince: null });
  }

  type(chatId: ChatId, on: boolean): void {
    this.#send({ type: "typing", chatId, on });
  }

  /** One chat leaves the inbox and another comes. */
  replace(chatId: ChatId): void {
    this.#items.delete(chatId);
    this.#events.delete(chatId);
    const item = itemCard(this.#arrived++);
    this.#items.set(item.chatId, item);
    this.#events.set(item.chatId, conversation(item.chatId, item.lastNumber));
    this.#send({ type: "cards", put: [["item", item.chatId, item]], drop: [["item", chatId]] });
  }

  /** Has the customer write, and resolves once the desk has said that it has that. */
  async sayAndWait(chatId: ChatId): Promise<void> {
    const marked = new Promise<void>((resolve) => this.#marked.set(chatId, resolve));
    this.say(chatId);
    await marked;
  }

  #put(item: ItemCard): void {
    this.#items.set(item.chatId, item);
    this.#send({ type: "cards", put: [["item", item.chatId, item]], drop: [] });
  }

  #send(frame: StaffServerFrame): void {
    this.sent++;
    this.#socket?.send(JSON.stringify(frame));
  }

  #receive(frame: ClientFrame): void {
    switch (frame.type) {
      case "hello-staff":
        return this.#welcome();
      case "open":
        return this.#open(frame.chatId, frame.have?.number ?? 0);
      case "close":
        this.#opened.delete(frame.chatId);
        return undefined;
      case "mark":
        this.#marked.get(frame.chatId)?.();
        this.#marked.delete(frame.chatId);
        return undefined;
      case "command":
      case "query":
        return this.#send({ type: "answer", id: frame.id, error: commandError("not-found") });
      default:
        return undefined;
    }
  }

  #welcome(): void {
    const items = [...this.#items.values()].map((item) => ["item", item.chatId, item] as const);
    this.#send({
      type: "welcome",
      version: wireVersion,
      history: "bench",
      now: Date.now(),
      cards: [...commonCards(items.length), ...items],
    });
  }

  /** As a server does: what is new since, at most a page of it. */
  #open(chatId: ChatId, have: number): void {
    const events = this.#events.get(chatId);
    if (!events) return this.#send({ type: "no-chat", chatId });
    this.#opened.add(chatId);
    const card = chatCard(Number(chatId.replace(/^chat-/, "")));
    this.#send({ type: "cards", put: [["chat", chatId, card]], drop: [] });
    const news = events.filter(({ number }) => number > have);
    const page = news.slice(-eventsPageMax);
    const upTo = events.at(-1)?.number ?? 0;
    const olderLeftOut = page.length < news.length;
    return this.#send({ type: "events", chatId, after: have, upTo, events: page, olderLeftOut });
  }
}

function conversation(chatId: ChatId, count: number): StaffEvent[] {
  const end = Date.now();
  return Array.from({ length: count }, (_, index) => {
    const number = index + 1;
    const words = number === count ? lastWordsOf(chatId, number) : "";
    return messageOf(number, `${wordsOf(index)} ${words}`.trim(), end - (count - index) * 20_000);
  });
}

export const firstChat = chatIdOf(0);
