import type { ConnectionState } from "#client/connection.ts";
import { CustomerSession } from "#client/customer-session.ts";
import { DeskSession } from "#client/desk-session.ts";
import { newSecret } from "../../tools/node-platform.ts";
import { until } from "../../tools/until.ts";
import { type AccountAtHome, settleAccounts } from "./accounts-at-home.ts";
import { balancedPlatform } from "./balanced-platform.ts";
import type { Template } from "./measure-round.ts";
import { startServers } from "./server-group.ts";

/** Milliseconds from killing one of two servers until the last client is online at the other one. */
export interface Death {
  /** Everybody of the accounts that were at home at the dead server, wherever they had come in. */
  readonly atHome: number;
  /** Everybody else who had come in at the dead server. */
  readonly relayed: number;
  /** Until every customer's message of that moment is acknowledged. */
  readonly acknowledged: number;
}

/** Time limit for everybody. */
const withinMs = 60_000;

interface Person {
  readonly home: string;
  /** The server of this person's connection. */
  readonly server: () => string;
  readonly session: DeskSession | CustomerSession;
}

const place = () => ({ page: "https://shop.example/orders", browser: "Bench", language: "en" });

/** Everybody talks over two servers; one of these is killed. */
export async function measureDeath(template: Template, customers: number): Promise<Death> {
  const group = await startServers(2, await template.databases.copy(template.url));
  const [victim] = group.servers;
  if (!victim) throw new Error("There is no server");
  let living = group.servers.map(({ url }) => url);
  const people: Person[] = [];
  try {
    for (const account of await settleAccounts(template.accounts, group.servers)) {
      people.push(...(await openDesks(account, () => living)));
      people.push(...(await openChats(account, { customers, living: () => living })));
    }
    const atHome = people.filter(({ home }) => home === victim.url);
    const relayed = people.filter(({ home, server }) => home !== victim.url && server() === victim.url);
    const writers = people.flatMap(({ session }) => (session instanceof CustomerSession ? [session] : []));
    const killedAt = performance.now();
    const sinceKill = async (happened: readonly Promise<unknown>[]) => {
      await Promise.all(happened);
      return performance.now() - killedAt;
    };
    living = living.filter((url) => url !== victim.url);
    const times = [
      sinceKill(atHome.map(({ session }) => backOnline(session))),
      sinceKill(relayed.map(({ session }) => backOnline(session))),
    ];
    await victim.end("SIGKILL");
    for (const writer of writers) writer.write("Are you still there?");
    times.push(sinceKill(writers.map((writer) => allAcknowledged(writer))));
    const [atHomeMs = 0, relayedMs = 0, acknowledgedMs = 0] = await Promise.all(times);
    return { atHome: atHomeMs, relayed: relayedMs, acknowledged: acknowledgedMs };
  } finally {
    for (const { session } of people) session.stop();
    await group.end();
  }
}

async function openDesks(account: AccountAtHome, living: () => readonly string[]): Promise<Person[]> {
  return Promise.all(
    account.agentCookies.map(async (cookie) => {
      const { platform, server } = balancedPlatform(living, { path: "/socket/desk", headers: { cookie } });
      const session = new DeskSession({ platform, outboxKey: cookie });
      session.start();
      await until(session.model, ({ connection }) => connection === "online", withinMs);
      await session.command("status.choose", { base: "available", breakReasonId: null });
      return { home: account.home, server, session };
    }),
  );
}

/** Lets each customer start a chat. */
async function openChats(
  { widgetId, home }: AccountAtHome,
  { customers, living }: { readonly customers: number; readonly living: () => readonly string[] },
): Promise<Person[]> {
  const open = async () => {
    const { platform, server } = balancedPlatform(living, { path: `/socket/chat/${widgetId}` });
    const session = new CustomerSession({ platform, widgetId, newSecret, place });
    session.start();
    session.write("Hello, I have a question about my order.");
    await allAcknowledged(session);
    return { home, server, session };
  };
  return Promise.all(Array.from({ length: customers }, open));
}

async function backOnline({ model }: Person["session"]): Promise<void> {
  const connectionIs = (wanted: ConnectionState) =>
    // Both kinds of sessions have a connection, and only that matters here.
    until<{ readonly connection: ConnectionState }>(
      model,
      ({ connection }) => connection === wanted,
      withinMs,
    );
  await connectionIs("reconnecting");
  await connectionIs("online");
}

async function allAcknowledged({ model }: CustomerSession): Promise<void> {
  await until(model, ({ customer, outbox }) => customer.chatId !== null && outbox.length === 0, withinMs);
}
