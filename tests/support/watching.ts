import { CustomerSession } from "#client/customer-session.ts";
import { DeskSession } from "#client/desk-session.ts";
import type { Platform, Socket } from "#client/platform.ts";
import type { ChatId, QueueId } from "#contract/ids.ts";
import { newSecret, nodePlatform } from "../../tools/node-platform.ts";
import { type TestServer } from "./test-server.ts";
import { until } from "../../tools/until.ts";

/** A platform whose network can be cut and mended. */
export interface CuttablePlatform extends Platform {
  cut(): void;
  mend(): void;
}

export function cuttablePlatform(url: string, headers: Record<string, string> = {}): CuttablePlatform {
  const platform = nodePlatform(url, headers);
  const open = new Set<{ socket: Socket; closed: () => void }>();
  let isCut = false;
  return {
    ...platform,
    openSocket(listeners) {
      if (isCut) {
        setImmediate(() => listeners.closed());
        return { send: () => {}, close: () => {} };
      }
      const socket = platform.openSocket(listeners);
      open.add({ socket, closed: () => listeners.closed() });
      return socket;
    },
    cut() {
      isCut = true;
      for (const { socket, closed } of open) {
        socket.close();
        closed();
      }
      open.clear();
    },
    mend() {
      isCut = false;
    },
  };
}

function socketUrl({ url }: TestServer, path: string): string {
  return url.replace(/^http/, "ws") + path;
}

/** A desk that looks at these chats and this queue. */
export interface Watching {
  readonly session: DeskSession;
  readonly platform: CuttablePlatform;
}

export async function watchDesk(
  server: TestServer,
  cookie: string,
  looksAt: { chatIds: readonly string[]; queueId: string },
): Promise<Watching> {
  const platform = cuttablePlatform(socketUrl(server, "/socket/desk"), { cookie });
  const session = new DeskSession({ platform, outboxKey: "test" });
  session.start();
  await until(session.model, ({ connection }) => connection === "online");
  session.watchQueue(looksAt.queueId as QueueId);
  for (const chatId of looksAt.chatIds) session.openChat(chatId as ChatId);
  return { session, platform };
}

export interface WatchingCustomer {
  readonly session: CustomerSession;
  readonly platform: CuttablePlatform;
  readonly secret: string;
}

/** A customer's browser; with `as` it is one that has been here before. */
export async function watchChat(server: TestServer, as?: WatchingCustomer): Promise<WatchingCustomer> {
  const secret = as?.secret ?? newSecret();
  const platform = cuttablePlatform(socketUrl(server, `/socket/chat/${server.widgetId}`));
  platform.memory.write(`bellhop-secret-${server.widgetId}`, secret);
  const place = () => ({ page: "https://acme.example/", browser: "test", language: "en" });
  const session = new CustomerSession({
    platform,
    widgetId: server.widgetId,
    newSecret: () => secret,
    place,
  });
  session.start();
  await until(session.model, ({ connection }) => connection === "online");
  return { session, platform, secret };
}

/** Everything a desk shows, as far as a fresh one shows it too: its cards, and the lines of the chats it has. */
export function shownBy({ session }: Watching, chatIds: Iterable<string>) {
  const { cards, timelines } = session.model.get().desk;
  const lines = Object.fromEntries(
    [...chatIds].map((chatId) => {
      const timeline = timelines[chatId as ChatId];
      return [chatId, timeline && { ...timeline }];
    }),
  );
  return { cards, lines };
}

export function chatsOf({ session }: Watching): string[] {
  return Object.keys(session.model.get().desk.timelines);
}

/** Everything a customer's browser shows of these chats. */
export function shownTo({ session }: WatchingCustomer, chatIds: Iterable<string>) {
  const { customer } = session.model.get();
  const lines = [...chatIds].map((chatId) => customer.timelines[chatId as ChatId]?.events);
  return { offline: customer.offline, chatId: customer.chatId, situation: customer.situation, lines };
}
