import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { prepareAccount } from "../../bench/messages/prepare-account.ts";
import { Chance } from "../../tools/chaos/chance.ts";
import { checkMessages } from "../../tools/chaos/check-messages.ts";
import { checkViews } from "../../tools/chaos/check-views.ts";
import { Ledger } from "../../tools/chaos/ledger.ts";
import { storedReader } from "../../tools/chaos/read-stored.ts";
import { attackedAddress } from "./attack.ts";
import { type BesiegedServer, startBesieged } from "./besieged-server.ts";
import { HonestPair } from "./honest-pair.ts";
import { type Round, playRound } from "./play-round.ts";
import type { SiegeOptions } from "./siege-options.ts";

/** The result of a siege on one engine. */
export interface Siege {
  readonly rounds: readonly Round[];
  /** Words of the honest that were acknowledged. */
  readonly acknowledged: number;
  /** Words that were lost, doubled or out of order, and the death of the server. */
  readonly findings: readonly string[];
}

interface Played {
  readonly server: BesiegedServer;
  readonly pairs: HonestPair[];
  readonly ledger: Ledger;
  readonly rounds: Round[];
  readonly findings: string[];
}

/** Attacks a server that has just been set up, one attack after the other. */
export async function playSiege(options: SiegeOptions, databaseUrl: string | null): Promise<Siege> {
  const dataFolder = await mkdtemp(join(tmpdir(), "bellhop-siege-"));
  const ledger = new Ledger();
  const rounds: Round[] = [];
  const findings: string[] = [];
  try {
    const server = await startBesieged(dataFolder, databaseUrl);
    const pairs: HonestPair[] = [];
    try {
      await attackAll({ server, pairs, ledger, rounds, findings }, options);
      const screens = (await Promise.all(pairs.map((pair) => pair.screens()))).flat();
      for (const pair of pairs) pair.part();
      await server.end();
      const honest = new Set<string>(pairs.map(({ chatId }) => chatId));
      const { events } = await storedReader(dataFolder, databaseUrl).everything();
      const theirs = events.filter(
        ({ logId, commandId }) => honest.has(logId) || (commandId !== null && ledger.asked.has(commandId)),
      );
      findings.push(...checkMessages(ledger, theirs).findings, ...checkViews(screens, theirs).findings);
    } catch (fault) {
      const isAlive = await server.memoryBytes().then(
        () => true,
        () => false,
      );
      if (!isAlive) findings.push("the server died");
      findings.push(fault instanceof Error ? fault.message.slice(0, 300) : String(fault));
    } finally {
      for (const pair of pairs) pair.part();
      await server.end("SIGKILL");
    }
    return { rounds, acknowledged: ledger.acknowledged, findings };
  } finally {
    await rm(dataFolder, { recursive: true, force: true });
  }
}

async function attackAll({ server, pairs, ledger, rounds }: Played, options: SiegeOptions): Promise<void> {
  const { url } = server;
  const { widgetId, agentCookies } = await prepareAccount(server, 2);
  const chance = new Chance(1);
  // One pair sits behind the address that the attack comes from, and one elsewhere.
  for (const [index, address] of [attackedAddress, "192.0.2.10"].entries()) {
    const cookie = agentCookies[index] ?? "";
    pairs.push(await HonestPair.meet({ url, widgetId, cookie, address, chance: chance.branch(), ledger }));
  }
  for (const names of options.rounds) {
    const { seconds, size } = options;
    rounds.push(await playRound(names, { server, target: { url, widgetId }, pairs, seconds, size }));
  }
}
