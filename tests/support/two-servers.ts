import { CustomerSession } from "#client/customer-session.ts";
import { DeskSession } from "#client/desk-session.ts";
import type { Platform } from "#client/platform.ts";
import type { WidgetId } from "#contract/ids.ts";
import { newSecret, nodePlatform } from "../../tools/node-platform.ts";
import { type BuiltServer, startBuiltServer } from "./built-server.ts";
import { eventually } from "./eventually.ts";
import { freePort } from "./free-port.ts";

const administrator = { name: "Kim Tanaka", email: "kim@acme.example", password: "correct horse" };

const { email, password } = administrator;

/** Two processes that serve from one PostgreSQL database, with an account that both know. */
export interface TwoServers {
  readonly first: BuiltServer;
  readonly second: BuiltServer;
  /** The cookie of a session of the administrator's, begun at this server. */
  signIn(at: BuiltServer, withPassword?: string): Promise<string>;
  /** The administrator's own password, until it is changed. */
  readonly password: string;
  signOut(at: BuiltServer, cookie: string): Promise<void>;
  /** A desk that tries these servers in turn, as behind a load balancer. */
  desk(cookie: string, ...servers: readonly BuiltServer[]): DeskSession;
  chat(widgetId: WidgetId, ...servers: readonly BuiltServer[]): CustomerSession;
  stop(): Promise<void>;
}

export async function startTwoServers(databaseUrl: string): Promise<TwoServers> {
  const start = async () => {
    const port = String(await freePort());
    const address = `http://127.0.0.1:${port}`;
    const several = { BELLHOP_ADDRESS: address, BELLHOP_SECRET: "known to each of these servers only" };
    return startBuiltServer([], { DATABASE_URL: databaseUrl, PORT: port, ...several });
  };
  // At the same moment, on a database that is still empty.
  const [first, second] = await Promise.all([start(), start()]);
  await post(`${first.url}/api/set-up`, {
    code: first.setUpCode,
    accountName: "Acme",
    ...administrator,
  });
  await eventually(async () => {
    const me = (await (await fetch(`${second.url}/api/me`)).json()) as { needsSetUp: boolean };
    if (me.needsSetUp) throw new Error("The second server has not heard of the account");
  });
  const opened: { stop(): void }[] = [];
  return {
    first,
    second,
    signIn: (at, withPassword = password) => post(`${at.url}/api/sign-in`, { email, password: withPassword }),
    password,
    signOut: async (at, cookie) => void (await post(`${at.url}/api/sign-out`, {}, cookie)),
    desk(cookie, ...servers) {
      const platform = inTurn(servers.map(({ url }) => nodePlatform(socket(url, "desk"), { cookie })));
      const session = new DeskSession({ platform, outboxKey: cookie });
      opened.push(session);
      session.start();
      return session;
    },
    chat(widgetId, ...servers) {
      const platform = inTurn(servers.map(({ url }) => nodePlatform(socket(url, `chat/${widgetId}`))));
      const place = () => ({ page: "https://acme.example/", browser: "test", language: "en" });
      const session = new CustomerSession({ platform, widgetId, newSecret, place });
      opened.push(session);
      session.start();
      return session;
    },
    async stop() {
      for (const session of opened) session.stop();
      await Promise.all([first.remove(), second.remove()]);
    },
  };
}

/** One platform whose sockets go to each of these in turn. */
function inTurn([one, ...others]: readonly Platform[]): Platform {
  if (!one) throw new Error("There is no server");
  let count = 0;
  const all = [one, ...others];
  return { ...one, openSocket: (listeners) => (all[count++ % all.length] ?? one).openSocket(listeners) };
}

function socket(url: string, door: string): string {
  return `${url.replace(/^http/, "ws")}/socket/${door}`;
}

/** Posts JSON; the result is the cookie header of the session that it began. */
async function post(url: string, body: object, cookie = ""): Promise<string> {
  const response = await fetch(url, {
    method: "POST",
    // Not on a line that is left of a server that was there before.
    headers: { "content-type": "application/json", connection: "close", origin: new URL(url).origin, cookie },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  const cookies = response.headers.getSetCookie().map((line) => line.split(";")[0]);
  return cookies.join("; ");
}
