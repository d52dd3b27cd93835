import type { Databases } from "../../tools/throw-away-databases.ts";
import { seededRandom } from "../erlang/seeded-random.ts";
import { bellhopCrowd } from "../messages/bellhop-crowd.ts";
import type { Crowd } from "../messages/crowd.ts";
import { Load } from "../messages/load.ts";
import type { PreparedAccount } from "../messages/prepare-account.ts";
import { type AccountAtHome, settleAccounts } from "./accounts-at-home.ts";
import { type ServerGroup, startServers } from "./server-group.ts";
import type { ServersSize } from "./servers-size.ts";

/** A number of servers, and the way connections are spread over them. */
export interface Contender {
  readonly name: string;
  readonly servers: number;
  /** Connections go to random servers instead of the home of their account. */
  readonly isSpread: boolean;
}

/** Accounts in a database that is copied for each measurement. */
export interface Template {
  readonly databases: Databases;
  readonly url: string;
  readonly accounts: readonly PreparedAccount[];
}

/** µs of processor time for each message, of all servers together. */
export interface Round {
  /** Everybody says the next thing as soon as the last is acknowledged. */
  readonly flood: number;
  /** A fixed number of messages a second, the same for every contender. */
  readonly steady: number;
  /** The share of connections that were relayed. */
  readonly relayed: number;
}

/** One measurement on data of its own; `seed` determines the random server of each connection. */
export async function measureRound(
  { servers: count, isSpread }: Contender,
  template: Template,
  { size, seed }: { readonly size: ServersSize; readonly seed: number },
): Promise<Round> {
  const group = await startServers(count, await template.databases.copy(template.url));
  try {
    const accounts = await settleAccounts(template.accounts, group.servers);
    const random = seededRandom(seed);
    const anyServer = () => group.servers[Math.floor(random() * count)]?.url ?? "";
    let relayed = 0;
    const serverOf = ({ home }: AccountAtHome) => {
      const url = isSpread ? anyServer() : home;
      if (url !== home) relayed += 1;
      return url;
    };
    const crowd = await connectAll(accounts, size.customers, serverOf);
    try {
      await expectRelayed(group, relayed);
      const loads = await measureLoads(group, crowd, size);
      return { ...loads, relayed: relayed / (size.accounts * (size.customers + size.agents)) };
    } finally {
      crowd.close();
    }
  } finally {
    await group.end();
  }
}

/** The people of every account as one crowd. */
async function connectAll(
  accounts: readonly AccountAtHome[],
  customers: number,
  serverOf: (account: AccountAtHome) => string,
): Promise<Crowd> {
  const manners = { marks: false };
  const crowds = await Promise.all(
    accounts.map((account) => bellhopCrowd(() => serverOf(account), account, { customers, manners })),
  );
  const sum = (count: (crowd: Crowd) => number) => crowds.reduce((total, crowd) => total + count(crowd), 0);
  return {
    customers: crowds.flatMap((crowd) => crowd.customers),
    agents: crowds.flatMap((crowd) => crowd.agents),
    delivered: () => sum((crowd) => crowd.delivered()),
    lost: () => sum((crowd) => crowd.lost()),
    close: () => crowds.forEach((crowd) => crowd.close()),
  };
}

/**
 * Rejects unless the servers relay as many connections as expected; otherwise the bench would measure
 * something else.
 */
async function expectRelayed(group: ServerGroup, expected: number): Promise<void> {
  const relayed = await group.relayedConnections();
  if (relayed !== expected) throw new Error(`${relayed} connections are relayed instead of ${expected}`);
}

async function measureLoads(group: ServerGroup, crowd: Crowd, size: ServersSize) {
  const ms = size.seconds * 1_000;
  // Warms up longer: each process compiles its hot code itself, and each of several has less work.
  const flood = await measureLoad(group, crowd, { warmUpMs: 2 * ms, ms, perSecond: null });
  const steady = await measureLoad(group, crowd, { warmUpMs: ms / 4, ms, perSecond: size.rate });
  return { flood, steady };
}

interface Measured {
  readonly warmUpMs: number;
  readonly ms: number;
  /** `null`: without pause. */
  readonly perSecond: number | null;
}

/** µs of the servers' processor time for each message that is delivered. */
async function measureLoad(
  group: ServerGroup,
  crowd: Crowd,
  { warmUpMs, ms, perSecond }: Measured,
): Promise<number> {
  const deliveredBefore = crowd.delivered();
  const load = new Load(crowd);
  if (perSecond === null) load.talkWithoutPause();
  else load.talkAtRate(perSecond);
  await load.measure(warmUpMs);
  const cpuBefore = await group.cpuSeconds();
  const { delivered } = await load.measure(ms);
  const cpu = (await group.cpuSeconds()) - cpuBefore;
  await load.stop(deliveredBefore);
  return (cpu * 1_000_000) / delivered;
}
