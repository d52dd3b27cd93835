import type { Limits } from "#server/gateway/limits.ts";
import { until } from "../../tools/until.ts";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pino, { type Logger } from "pino";
import { CustomerSession } from "#client/customer-session.ts";
import { DeskSession } from "#client/desk-session.ts";
import type { Platform } from "#client/platform.ts";
import { customerLanguages } from "#contract/languages.ts";
import type { WidgetId } from "#contract/ids.ts";
import { ask } from "./ask.ts";
import { everyAccount } from "./every-account.ts";
import { quickPasswords } from "./quick-passwords.ts";
import type { Parts } from "./running-parts.ts";
import type { Configuration } from "#server/configuration/configuration.ts";
import type { AddressRange } from "#server/edge/address-range.ts";
import type { PageFolders } from "#server/http/page-routes.ts";
import type { Clock } from "#server/ports/clock.ts";
import type { Patience } from "#server/store/patience.ts";
import { type RunningServer, startServer } from "#server/start-server.ts";
import { newSecret, nodePlatform } from "../../tools/node-platform.ts";

const administrator = { name: "Kim Tanaka", email: "kim@acme.example", password: "correct horse" };

/** A real server of this process with an account of its own; everything goes through its sockets and routes. */
export interface TestServer {
  readonly url: string;
  readonly dataFolder: string;
  /** Where an account's customers come in. */
  readonly widgetId: WidgetId;
  /** Signed in as the first administrator, who is an agent too. */
  readonly administrator: DeskSession;
  /** The running server's own parts, all accounts opened; others after a restart. */
  parts(): Parts;
  /** Signs in, unless they are already, and opens a desk; resolves when it shows its first cards. */
  openDesk(person: { email: string; password: string } | { cookie: string }): Promise<DeskSession>;
  /** A customer whose browser has just opened the chat. */
  openChat(options?: {
    platform?: Platform;
    widgetId?: WidgetId;
    language?: string;
  }): Promise<CustomerSession>;
  /** Stops the server and starts it on the same data and port, as after a restart. */
  restart(whileStopped?: () => void): Promise<void>;
  stop(): Promise<void>;
}

interface Options {
  /** A PostgreSQL address; without it SQLite in a folder of its own. */
  readonly databaseUrl?: string;
  readonly clock?: Clock;
  /** How long its database is waited for; without it as long as the product waits. */
  readonly patience?: Patience;
  readonly metricsToken?: string;
  /** The address at which people open it; without it at this machine's own. */
  readonly publicUrl?: string;
  /** Addresses of proxies. */
  readonly trustedProxies?: readonly AddressRange[];
  /** Whom to tell of weaknesses. */
  readonly securityContact?: Configuration["securityContact"];
  /** How long a request may take to arrive. */
  readonly requestWithinMs?: number;
  /** Are passwords as slow as the product's? */
  readonly hasSlowPasswords?: boolean;
  /** Where the server's own words go; without it nowhere. */
  readonly logger?: Logger;
  /** Shorter lists than the product's, which a test can fill. */
  readonly limits?: Partial<Limits>;
  /** The mail server and the address that mails come from; without them none go out. */
  readonly mail?: Configuration["mail"];
  /** The built pages, for a browser; without them a file of each kind. */
  readonly pages?: PageFolders;
}

export async function startTestServer({
  databaseUrl,
  clock,
  metricsToken,
  logger,
  patience,
  limits,
  publicUrl,
  trustedProxies = [],
  requestWithinMs,
  hasSlowPasswords = false,
  pages,
  securityContact = null,
  mail = null,
}: Options = {}): Promise<TestServer> {
  const dataFolder = await mkdtemp(join(tmpdir(), "bellhop-test-"));
  const folders = pages ?? (await writePages(join(dataFolder, "pages")));
  const start = (port: number) =>
    startServer({
      configuration: {
        host: "127.0.0.1",
        port,
        dataFolder,
        databaseUrl: databaseUrl ?? null,
        metricsToken: metricsToken ?? null,
        logLevel: "fatal",
        isDemo: false,
        simulatedCustomers: 0,
        publicUrl: publicUrl ?? null,
        trustedProxies,
        securityContact,
        mail,
      },
      pages: folders,
      version: "test",
      patience,
      requestWithinMs,
      passwords: hasSlowPasswords ? undefined : quickPasswords,
      limits,
      logger: logger ?? pino({ level: "fatal" }),
      ...(clock ? { clock } : {}),
    });
  let server: RunningServer = await start(0);
  let parts = everyAccount(server.parts);
  const { url } = server;
  const hosts: Record<string, string> = publicUrl ? { host: new URL(publicUrl).host } : {};
  const opened: { stop(): void }[] = [];

  const openDesk: TestServer["openDesk"] = async (person) => {
    const cookie = "cookie" in person ? person.cookie : await post(`${url}/api/sign-in`, person, hosts);
    return connectDesk(url, { cookie, ...hosts }, opened);
  };
  const founding = { code: server.setUpCode, accountName: "Acme", ...administrator };
  const cookie = await post(`${url}/api/set-up`, founding, hosts);
  const admin = await connectDesk(url, { cookie, ...hosts }, opened);
  const widgetId = Object.keys(admin.model.get().desk.cards.widget)[0] as WidgetId;
  return {
    url,
    dataFolder,
    widgetId,
    administrator: admin,
    parts: () => parts,
    openDesk,
    async openChat({
      widgetId: at = widgetId,
      platform = nodePlatform(`${socketUrl(url)}/socket/chat/${at}`, hosts),
      language = "en",
    } = {}) {
      const place = () => ({ page: "https://acme.example/", browser: "test", language });
      const session = new CustomerSession({ platform, widgetId: at, newSecret, place });
      opened.push(session);
      session.start();
      await until(session.model, ({ connection }) => connection === "online");
      return session;
    },
    async restart(whileStopped = () => {}) {
      const port = Number(new URL(url).port);
      await server.close();
      whileStopped();
      server = await start(port);
      parts = everyAccount(server.parts);
      await server.parts.accounts.openAll(await server.parts.store.readAccountIds());
    },
    async stop() {
      for (const session of opened) session.stop();
      await server.close();
      await rm(dataFolder, { recursive: true, force: true });
    },
  };
}

/** A file of each kind that a build has. */
async function writePages(folder: string): Promise<PageFolders> {
  const pages = {
    desk: join(folder, "desk"),
    frame: join(folder, "frame"),
    launcher: join(folder, "launcher"),
  };
  for (const page of [pages.desk, pages.frame]) {
    await mkdir(join(page, "assets"), { recursive: true });
    const names = page === pages.desk ? ["index"] : customerLanguages;
    for (const name of names) await writeFile(join(page, `${name}.html`), "<!doctype html>");
    await writeFile(join(page, "assets", "index-0a1b2c3d.js"), "1");
  }
  const before = join(folder, "before");
  for (const page of ["desk", "widget/frame"]) {
    await mkdir(join(before, page, "assets"), { recursive: true });
    await writeFile(join(before, page, "assets", "dialog-9f8e7d6c.js"), "0");
  }
  await mkdir(join(pages.launcher, "words"), { recursive: true });
  const words = customerLanguages.map((language) => `words/${language}.js`);
  for (const file of [
    "chat.js",
    "chat.template.js",
    "chat-panel.js",
    "chat-page.js",
    "chat.d.ts",
    "preview.js",
    ...words,
  ])
    await writeFile(join(pages.launcher, file), "1");
  return { ...pages, older: [join(folder, "long-before"), before] };
}

async function connectDesk(
  url: string,
  headers: Record<string, string>,
  opened: { stop(): void }[],
): Promise<DeskSession> {
  const platform = nodePlatform(`${socketUrl(url)}/socket/desk`, headers);
  const session = new DeskSession({ platform, outboxKey: "test" });
  opened.push(session);
  session.start();
  await until(session.model, ({ desk }) => Object.keys(desk.cards.me).length === 1);
  return session;
}

/** Posts JSON; the result is the cookie header of the session that it began. */
async function post(url: string, body: object, headers: Record<string, string>): Promise<string> {
  const { origin, pathname } = new URL(url);
  const answer = await ask(origin, pathname, { headers, body });
  if (answer.status !== 200) throw new Error(`${url} answered ${answer.status}: ${answer.body}`);
  return (answer.headers["set-cookie"] ?? []).map((cookie) => cookie.split(";")[0]).join("; ");
}

function socketUrl(url: string): string {
  return url.replace(/^http/, "ws");
}
