import pino from "pino";
import type { WidgetId } from "#contract/ids.ts";
import { customerIdOf } from "#server/gateway/customer-id-of.ts";
import type { PageFolders } from "#server/http/page-routes.ts";
import { startServer } from "#server/start-server.ts";
import { newSecret } from "../../tools/node-platform.ts";
import { type Furnished, foundAccount, furnishAccount } from "../support/found-account.ts";
import { beginChat } from "../support/run-command.ts";
import { everyAccount } from "../support/every-account.ts";
import type { Parts } from "../support/running-parts.ts";
import { addStaff, signIn } from "../support/staff.ts";

/** How one comes into an account, and one of everything that is in it. */
export interface Company {
  readonly accountId: string;
  readonly widgetId: WidgetId;
  /** A session of an administrator who is an agent too. */
  readonly cookie: string;
  /** Secret of the customer of `ids.chatId`. */
  readonly secret: string;
  readonly ids: Readonly<Record<string, string>>;
  /** Chats of it in different stages of life. */
  readonly chatIds: readonly string[];
}

/** Two accounts on one installation: one is asked everything, the other is to notice nothing of it. */
export interface World {
  readonly asked: Company;
  readonly other: Company;
  /** A session nobody misses, for who signs people out. */
  readonly spareCookie: string;
  readonly routes: Parts["routes"];
}

/** Words that stand in everything of the other account, and may never be read in the one that is asked. */
export const otherMark = "Hooli-7Q";

interface Options {
  readonly dataFolder: string;
  /** A PostgreSQL address; `null`: SQLite in that folder. */
  readonly databaseUrl: string | null;
  readonly pages: PageFolders;
}

/** Fills an empty data folder or database, with a server of this process that is gone again afterwards. */
export async function prepareWorld({ dataFolder, databaseUrl, pages }: Options): Promise<World> {
  const server = await startServer({
    configuration: {
      host: "127.0.0.1",
      port: 0,
      dataFolder,
      databaseUrl,
      metricsToken: null,
      logLevel: "fatal",
      isDemo: false,
      simulatedCustomers: 0,
      publicUrl: null,
      trustedProxies: [],
    },
    pages,
    version: "fuzz",
    logger: pino({ level: "fatal" }),
  });
  try {
    return await furnishWorld(everyAccount(server.parts));
  } finally {
    await server.close();
  }
}

/** Two more accounts in a server that runs. */
export async function furnishWorld(parts: Parts): Promise<World> {
  const asked = await company(parts, "Acme");
  const other = await company(parts, otherMark);
  const [spare] = await addStaff(parts, [{ name: "Spare" }], asked.accountId as never);
  const [spareCookie] = await signIn(parts, [spare!]);
  return { asked, other, spareCookie: spareCookie!, routes: parts.routes };
}

async function company(parts: Parts, name: string): Promise<Company> {
  const founder = await foundAccount(parts, name);
  const { accountId } = founder;
  const furnished: Furnished = await furnishAccount(parts, founder, ` ${name}`);
  const [administrator, spare] = await addStaff(
    parts,
    [{ name: `Ada ${name}`, role: "administrator" }, { name: `Spare ${name}` }],
    accountId,
  );
  const [cookie] = await signIn(parts, [administrator!]);
  const secret = newSecret();
  const widgetId = furnished.ids.widgetId as WidgetId;
  const customer = {
    kind: "customer",
    accountId,
    customerId: customerIdOf(accountId, secret),
    widgetId,
  } as const;
  const chatId = await beginChat(parts, customer, `First words to ${name}`);
  const { templateId, classificationId, queueId } = furnished.ids;
  return {
    accountId,
    widgetId,
    cookie: cookie!,
    secret,
    chatIds: [chatId],
    ids: {
      ...furnished.ids,
      chatId,
      templateId,
      // The asker must not be able to shut themselves out.
      userId: spare!.userId,
      toQueueId: queueId,
      parentId: classificationId,
    },
  };
}
