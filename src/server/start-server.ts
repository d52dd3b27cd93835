import { randomBytes } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { budgetsFor } from "./gateway/customer-budgets.ts";
import type { Limits } from "./gateway/limits.ts";
import type { Logger } from "pino";
import type { Registry } from "prom-client";
import type { UserId, WidgetId } from "#core/ids.ts";
import { Directory } from "./account/directory.ts";
import { assemble } from "./assemble.ts";
import { type Configuration, defaultSessionTimes, filesFolderOf } from "./configuration/configuration.ts";
import { demoRoutes } from "./demo/demo-routes.ts";
import { type Demo, openDemo } from "./demo/open-demo.ts";
import { SimulatedCustomer } from "./demo/simulated-customer.ts";
import { SocketDoor } from "./doors/socket-door.ts";
import type { StaffConnection } from "./gateway/people.ts";
import { failureLog } from "./logging/failure-log.ts";
import { accountAsked, availabilityRoute } from "./http/availability-route.ts";
import { customerSecretRoutes } from "./http/customer-secret-routes.ts";
import { securityTxtRoute } from "./http/security-txt-route.ts";
import { healthRoute } from "./http/health-route.ts";
import { type Route, httpServer } from "./http/http-server.ts";
import { type PageFolders, pageRoutes } from "./http/page-routes.ts";
import { folderStorage } from "./files/folder-storage.ts";
import { fileRoutes } from "./http/file-routes.ts";
import { fileAskerOf } from "./http/file-asker.ts";
import { relayToHome } from "./http/relay-to-home.ts";
import { staffRoutes } from "./http/staff-routes.ts";
import { userOf } from "./http/user-of.ts";
import { ChatLinks } from "./mail/chat-links.ts";
import type { MailWays } from "./mail/mail-ways.ts";
import { smtpMailer } from "./mail/smtp-mailer.ts";
import { clockLog } from "./logging/clock-log.ts";
import { metricsRoute } from "./metrics/metrics-route.ts";
import { prometheusMeter } from "./metrics/prometheus-meter.ts";
import { watchRelay } from "./metrics/watch-relay.ts";
import { watchState } from "./metrics/watch-state.ts";
import { type Clock, systemClock } from "./ports/clock.ts";
import { randomIds } from "./ports/ids.ts";
import { plainPageRoutes } from "./plain-page/plain-page-routes.ts";
import type { Store, StoreFault } from "./ports/store.ts";
import { type Relaying, openRelaying } from "./relay/relaying.ts";
import { SetUp } from "./set-up/set-up.ts";
import { SetUpCode } from "./set-up/set-up-code.ts";
import { keepSessions } from "./sign-in/keep-sessions.ts";
import type { Passwords } from "./sign-in/open-sign-in-library.ts";
import { PasswordGuard } from "./sign-in/password-guard.ts";
import { StaffSignIn } from "./sign-in/staff-sign-in.ts";
import type { Engine } from "./store/engines/engine.ts";
import { openEdge } from "./open-edge.ts";
import { openEngine } from "./store/engines/open-engine.ts";
import { openStore } from "./store/open-store.ts";
import type { StoreWatch } from "./store/store-watch.ts";
import type { Patience } from "./store/patience.ts";

interface Options {
  readonly configuration: Configuration;
  readonly pages: PageFolders;
  readonly version: string;
  readonly logger: Logger;
  readonly clock?: Clock;
  readonly patience?: Patience | undefined;
  /** How long a request may take to arrive. */
  readonly requestWithinMs?: number | undefined;
  /** How passwords are hashed; by default the sign-in library's own slow way. */
  readonly passwords?: Passwords | undefined;
  /** Maximum lengths of an account's lists; by default those of the contract. */
  readonly limits?: Partial<Limits> | undefined;
}

type Parts = ReturnType<typeof assemble>;

/** A running server. */
export interface RunningServer {
  readonly url: string;
  /** The code for the first administrator; `null` when there is one. */
  readonly setUpCode: string | null;
  /** The server's parts, for callers that run it in their own process and inspect it. */
  readonly parts: Parts & {
    readonly engine: Engine;
    readonly store: Store;
    readonly signIn: StaffSignIn;
    readonly routes: readonly Route[];
    readonly door: SocketDoor;
  };
  /** Says goodbye to everyone, answers running requests and releases the data. */
  close(): Promise<void>;
}

/** Opens the data, puts the parts together and listens. Rejects with a fault that says what to do. */
export async function startServer(options: Options): Promise<RunningServer> {
  const { configuration, logger, passwords, requestWithinMs, version } = options;
  const { clock = systemClock(clockLog(logger)) } = options;
  const engine = await openEngine(configuration, options.patience, { said: (words) => logger.warn(words) });
  const { meter, registry } = prometheusMeter();
  const store = openStore(engine, { meter, now: () => clock.now(), ...options.patience });
  const { authDatabase, homes } = engine;
  const { clientAddress, ownAddress, originOf } = openEdge(configuration);
  const { several = null, sessionTimes: times = defaultSessionTimes } = configuration;
  const failed = (fault: StoreFault) => parts.storeWatch.failed(fault);
  const mayComeIn = async (userId: UserId) => (await directory.findUser(userId)) !== null;
  const ways = { isEncrypted: ownAddress.isEncrypted, passwords, mayComeIn, failed };
  const signIn = new StaffSignIn({ store, ids: randomIds(), authDatabase, times, ...ways });
  const storage = folderStorage(filesFolderOf(configuration));
  const common = { store, homes, clock, ids: randomIds(), credentials: signIn };
  const shared = { ...common, storage, logger, meter, limits: limitsOf(options) };
  const mail = await mailWays(options, store, () => server.listeningOrigin);
  const parts: Parts = assemble({ ...shared, mail, isOneOfSeveral: several !== null });
  const { accounts, storeWatch } = parts;
  const directory = new Directory(parts.store);

  const setUp = new SetUp(common);
  const storeFailed = failureLog(logger, storeWatch);
  const joining = { clock, meter, logger, homes, clientAddress, failed: storeFailed };
  const relaying = await joinServers(several, joining);
  const demo = configuration.isDemo ? await openDemo({ setUp, accounts, store }) : null;

  const edge = { logger, clock, ownAddress, originOf: originOf(relaying) };
  const { server, routes } = httpServer({ ...edge, requestWithinMs });
  let isStopping = false;
  const known = { signIn, directory };
  const setUpCode = new SetUpCode();
  const guard = new PasswordGuard({ logger, meter });
  accountRoutes(server, { relaying, parts, known, staff: { setUp, setUpCode, demo, guard } });
  const shown = { registry, storeWatch, demo, known, isStopping: () => isStopping, clock };
  const endPages = await otherRoutes(server, options, shown);

  const whoIs = (cookie: string) => userOf({ headers: { cookie } }, known);
  const door = new SocketDoor({ ...edge, meter, whoIs, directory, accounts, relaying }, server.server);
  if (relaying) watchRelay(registry, relaying.relay);
  watchState(registry, { accounts, storeWatch, store, clock, door, version });
  const url = await server.listen({ host: configuration.host, port: configuration.port });
  await parts.start();
  const desks = () => openDesks(accounts);
  const stopKeeping = keepSessions({ authDatabase, clock, times, desks, failed: storeFailed });
  const stopCrowd = demo ? startCrowd(configuration, url, demo) : () => {};
  return {
    url,
    setUpCode: (await setUp.isNeeded()) ? setUpCode.text : null,
    parts: { ...parts, engine, store, signIn, routes, door },
    async close() {
      isStopping = true;
      stopCrowd();
      stopKeeping();
      endPages();
      door.close();
      await parts.stop();
      relaying?.stop();
      await server.close();
      await store.close();
    },
  };
}

/** How mail leaves, and the links that it carries: made with one key by all servers of the installation. */
async function mailWays(
  { configuration: { mail = null, publicUrl } }: Options,
  store: Store,
  listensAt: () => string,
): Promise<MailWays> {
  const key = await store.installationText("chat link key", () => randomBytes(32).toString("base64url"));
  return {
    mailer: mail && smtpMailer(mail),
    links: new ChatLinks({ key, base: () => publicUrl ?? listensAt() }),
  };
}

function limitsOf({ configuration, limits }: Options): Partial<Limits> {
  const { chatsPerSecond = null } = configuration;
  return { ...(chatsPerSecond === null ? {} : { budgets: budgetsFor(chatsPerSecond) }), ...limits };
}

interface Shown {
  readonly registry: Registry;
  readonly storeWatch: StoreWatch;
  readonly demo: Demo | null;
  readonly known: AccountRoutes["known"];
  readonly isStopping: () => boolean;
  readonly clock: Clock;
}

interface AccountRoutes {
  readonly relaying: Relaying | null;
  readonly parts: Parts;
  readonly known: { readonly signIn: StaffSignIn; readonly directory: Directory };
  readonly staff: Pick<Parameters<typeof staffRoutes>[1], "setUp" | "setUpCode" | "demo" | "guard">;
}

/** Adds what concerns one account: its staff's sign-in, everybody's files, and whether a chat may begin. */
function accountRoutes(server: FastifyInstance, { relaying, parts, known, staff }: AccountRoutes): void {
  const { accounts, store, storage, fileKeys, fileShares } = parts;
  const askerOf = (request: FastifyRequest) => fileAskerOf(request, { ...known, fileKeys });
  if (relaying) {
    const { directory } = known;
    relayToHome(server, {
      relaying,
      accounts,
      userOf: (request) => userOf(request, known),
      askerOf,
      accountAsked: (request) => accountAsked(request, directory),
    });
  }
  staffRoutes(server, { accounts, ...staff, ...known });
  fileRoutes(server, { accounts, storage, store, fileShares, askerOf });
  availabilityRoute(server, { accounts, directory: known.directory });
}

/** Adds what is open to everybody, and the figures. The result ends pages that are still being sent. */
async function otherRoutes(
  server: FastifyInstance,
  { configuration, pages }: Options,
  { registry, storeWatch, demo, known, isStopping, clock }: Shown,
): Promise<() => void> {
  const { publicUrl, securityContact: contact } = configuration;
  customerSecretRoutes(server);
  healthRoute(server, { storeWatch, isStopping });
  securityTxtRoute(server, { contact, publicUrl, clock });
  metricsRoute(server, { registry, token: configuration.metricsToken });
  if (demo) demoRoutes(server, demo);
  const findWidget = (widgetId: WidgetId) => known.directory.findWidget(widgetId);
  const isStaff = async (request: FastifyRequest) => (await userOf(request, known)) !== null;
  await pageRoutes(server, pages, { findWidget, isStaff });
  return plainPageRoutes(server, { findWidget });
}

/** Joins the servers on the database and returns the relay, or `null` when this is the only server. */
async function joinServers(
  several: Configuration["several"],
  needs: Parameters<typeof openRelaying>[1],
): Promise<Relaying | null> {
  const { homes, clock, failed } = needs;
  await homes.join({ address: several?.address ?? null, clock, failed });
  return several ? openRelaying(several.secret, needs) : null;
}

/** Lets simulated customers begin; the result stops them. */
function startCrowd(configuration: Configuration, url: string, { widgetId }: Demo): () => void {
  const { publicUrl, simulatedCustomers } = configuration;
  const options = { url, widgetId, publicUrl };
  const crowd = Array.from({ length: simulatedCustomers }, () => new SimulatedCustomer(options));
  for (const customer of crowd) customer.start();
  return () => crowd.forEach((customer) => customer.stop());
}

function openDesks(accounts: Parts["accounts"]): StaffConnection[] {
  return [...accounts.open()].flatMap(({ parts }) => [...parts.people.desks()]);
}
