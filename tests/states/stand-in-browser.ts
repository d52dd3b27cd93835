import type { ClientFrame } from "#contract/frames.ts";
import type { StandInServer } from "./stand-in-server.ts";

/** What comes instead of the answer of a route: this one, none at all, or its beginning. */
export type BrokenAnswer = { readonly status: number; readonly body: string } | "lost" | "broken-off";

/** A socket whose other end is in this page. */
class StandInSocket extends EventTarget {
  static readonly OPEN = 1;
  static server: StandInServer;
  readyState = 0;
  readonly #receive: (frame: ClientFrame) => void;

  constructor() {
    super();
    this.#receive = StandInSocket.server.connect(this.#line);
    queueMicrotask(() => {
      if (this.readyState !== 0) return;
      this.readyState = StandInSocket.OPEN;
      this.dispatchEvent(new Event("open"));
    });
  }

  readonly #line = {
    send: (frame: unknown) =>
      queueMicrotask(() => {
        const data = JSON.stringify(frame);
        if (this.readyState === StandInSocket.OPEN) this.dispatchEvent(new MessageEvent("message", { data }));
      }),
    close: () => this.close(),
  };

  send(text: string): void {
    this.#receive(JSON.parse(text) as ClientFrame);
  }

  close(): void {
    if (this.readyState === 3) return;
    this.readyState = 3;
    StandInSocket.server.disconnected(this.#line);
    queueMicrotask(() => this.dispatchEvent(new Event("close")));
  }
}

/** Storage whose keys are its own properties, as those of the browser's are, and that ends with the page. */
class StandInStorage {
  [key: string]: unknown;

  getItem(key: string): string | null {
    return Object.hasOwn(this, key) ? String(this[key]) : null;
  }

  setItem(key: string, text: string): void {
    this[key] = text;
  }

  removeItem(key: string): void {
    delete this[key];
  }

  clear(): void {
    for (const key of Object.keys(this)) delete this[key];
  }
}

const isError = (answer: unknown) => typeof answer === "object" && answer !== null && "code" in answer;

const brokenRoutes = new Map<string, BrokenAnswer>();

/** From now on the route answers so; `null` mends it. */
export function breakRoute(path: string, answer: BrokenAnswer | null): void {
  if (answer === null) brokenRoutes.delete(path);
  else brokenRoutes.set(path, answer);
}

function brokenResponse(answer: BrokenAnswer): Response {
  if (answer === "lost") throw new TypeError("Failed to fetch");
  if (answer !== "broken-off") return new Response(answer.body, answer);
  const breakOff = (controller: ReadableStreamDefaultController) =>
    controller.error(new TypeError("network error"));
  return new Response(new ReadableStream({ pull: breakOff }));
}

/** Puts this server, and a storage that is empty, in the place of the browser's own. */
export function standInFor(server: StandInServer): void {
  StandInSocket.server = server;
  const realFetch = window.fetch.bind(window);
  const fetch: typeof window.fetch = async (input, init) => {
    const { pathname } = new URL(input instanceof Request ? input.url : input, location.href);
    if (!pathname.startsWith("/api/")) return realFetch(input, init);
    const broken = brokenRoutes.get(pathname);
    if (broken) return brokenResponse(broken);
    const answer = server.answerOf(pathname);
    // As it is without a network.
    if (answer === null) throw new TypeError("Failed to fetch");
    const response = Response.json(answer, { status: isError(answer) ? 409 : 200 });
    // The body of a real one comes some tasks later, and two answers could change their order.
    return Object.defineProperty(response, "json", { value: async () => await Promise.resolve(answer) });
  };
  Object.defineProperties(window, {
    WebSocket: { value: StandInSocket },
    fetch: { value: fetch, configurable: true },
    localStorage: { value: new StandInStorage() },
  });
}
