import type { ListLimits } from "./commands/list-limits.ts";
import type { Logger } from "pino";
import { Directory } from "./account/directory.ts";
import { assemble } from "./assemble.ts";
import type { Configuration } from "./configuration/configuration.ts";
import { demoRoutes } from "./demo/demo-routes.ts";
import { type Demo, openDemo } from "./demo/open-demo.ts";
import { SimulatedCustomer } from "./demo/simulated-customer.ts";
import { SocketDoor } from "./doors/socket-door.ts";
import { failureLog } from "./logging/failure-log.ts";
import { healthRoute } from "./http/health-route.ts";
import { type Route, httpServer } from "./http/http-server.ts";
import { type PageFolders, pageRoutes } from "./http/page-routes.ts";
import { relayToHome } from "./http/relay-to-home.ts";
import { staffRoutes, userOf } from "./http/staff-routes.ts";
import { clockLog } from "./logging/clock-log.ts";
import { metricsRoute } from "./metrics/metrics-route.ts";
import { prometheusMeter } from "./metrics/prometheus-meter.ts";
import { watchRelay } from "./metrics/watch-relay.ts";
import { watchState } from "./metrics/watch-state.ts";
import { type Clock, systemClock } from "./ports/clock.ts";
import { randomIds } from "./ports/ids.ts";
import type { Store, StoreFault } from "./ports/store.ts";
import { type Relaying, openRelaying } from "./relay/relaying.ts";
import { SetUp } from "./set-up/set-up.ts";
import { clearSessions } from "./sign-in/clear-sessions.ts";
import { StaffSignIn } from "./sign-in/staff-sign-in.ts";
import type { Engine } from "./store/engines/engine.ts";
import { openEngine } from "./store/engines/open-engine.ts";
import { openStore } from "./store/open-store.ts";
import type { Patience } from "./store/patience.ts";

interface Options {
  readonly configuration: Configuration;
  readonly pages: PageFolders;
  readonly version: string;
  readonly logger: Logger;
  readonly clock?: Clock;
  readonly patience?: Patience | undefined;
  /** Maximum lengths of an account's lists; by default those of the contract. */
  readonly limits?: ListLimits | undefined;
}

type Parts = ReturnType<typeof assemble>;

/** A running server. */
export interface RunningServer {
  readonly url: string;
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
  const { configuration, logger, clock = systemClock(clockLog(options.logger)) } = options;
  const engine = await openEngine(configuration, options.patience);
  const { meter, registry } = prometheusMeter();
  const store = openStore(engine, { meter, now: () => clock.now(), ...options.patience });
  const ids = randomIds();
  const { authDatabase } = engine;
  const failed = (fault: StoreFault) => parts.storeWatch.failed(fault);
  const signIn = new StaffSignIn({ store, ids, authDatabase, failed });
  const { limits } = options;
  const { homes } = engine;
  const { several = null } = configuration;
  const common = { store, homes, clock, ids, credentials: signIn };
  const parts: Parts = assemble({ ...common, logger, meter, limits, isOneOfSeveral: several !== null });
  const { accounts } = parts;
  const directory = new Directory(parts.store);

  const setUp = new SetUp(common);
  const storeFailed = failureLog(logger, parts.storeWatch);
  const relaying = await joinServers(several, { clock, meter, logger, homes, failed: storeFailed });
  const demo = configuration.isDemo ? await openDemo({ setUp, accounts, store }) : null;

  const { server, routes } = await httpServer(logger, clock);
  let isStopping = false;
  const { storeWatch } = parts;
  const health = { version: options.version, engine: store.engine, storeWatch };
  healthRoute(server, { ...health, isStopping: () => isStopping });
  const known = { signIn, directory };
  if (relaying) relayToHome(server, { relaying, accounts, userOf: (request) => userOf(request, known) });
  staffRoutes(server, { accounts, directory, setUp, signIn, demo });
  metricsRoute(server, { registry, token: configuration.metricsToken });
  if (demo) demoRoutes(server, demo);
  await pageRoutes(server, options.pages);

  const whoIs = (cookie: string) => userOf({ headers: { cookie } }, known);
  const door = new SocketDoor({ clock, logger, meter, whoIs, directory, accounts, relaying }, server.server);
  if (relaying) watchRelay(registry, relaying.relay);
  watchState(registry, { accounts, storeWatch, store, clock, door });
  const { host, port } = configuration;
  const url = await server.listen({ host, port });
  await parts.start();
  const stopClearing = clearSessions({ authDatabase, clock, failed: storeFailed });
  const crowd = demo ? simulatedCustomers(configuration.simulatedCustomers, url, demo) : [];
  for (const customer of crowd) customer.start();
  return {
    url,
    parts: { ...parts, engine, store, signIn, routes, door },
    async close() {
      isStopping = true;
      for (const customer of crowd) customer.stop();
      stopClearing();
      door.close();
      await parts.stop();
      relaying?.stop();
      await server.close();
      await store.close();
    },
  };
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

function simulatedCustomers(count: number, url: string, { widgetId }: Demo): SimulatedCustomer[] {
  return Array.from({ length: count }, () => new SimulatedCustomer({ url, widgetId }));
}
