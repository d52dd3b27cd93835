import { once } from "node:events";
import { join } from "node:path";
import { setTimeout } from "node:timers/promises";
import { Worker } from "node:worker_threads";
import type { AttackName } from "./attack-names.ts";
import type { Tally, Target } from "./attack.ts";
import type { Orders } from "./attacker.ts";
import type { BesiegedServer, Memory } from "./besieged-server.ts";
import type { HonestPair, Waits } from "./honest-pair.ts";

/** What was measured while one attack went on, or none. */
export interface Round {
  readonly name: string;
  /** `null` when nobody attacked. */
  readonly tally: Tally | null;
  readonly waits: Waits;
  /** In use once garbage has been collected, before and after, in bytes. */
  readonly heldBefore: number;
  readonly heldAfter: number;
  /** Most that was there at any moment of the attack. */
  readonly height: Memory;
  readonly residentAfter: number;
  /** Share of one processor that the server used, more than 1 with its threads: was it the server or the machine that was busy? */
  readonly processorShare: number;
}

interface Needs {
  readonly server: BesiegedServer;
  readonly target: Target;
  readonly pairs: readonly HonestPair[];
  readonly seconds: number;
  readonly size: number;
}

/** Memory of what an attack leaves behind for good, such as its chats, and of a heap that is never quite still. */
export const leftBytesMax = 12_000_000;

/** Time in which memory has to come back; most of it is the attackers' lines, which end with their thread. */
const backWithinMs = 20_000;
const sampleEveryMs = 200;

/** Lets these attacks go on at once for a while, and the honest talk. */
export async function playRound(names: readonly AttackName[], needs: Needs): Promise<Round> {
  const { server, target, pairs, size } = needs;
  const heldBefore = await server.heldBytes();
  const attackers = names.length > 0 ? await startAttackers({ target, names, size }) : null;
  const [startedAt, usedBefore] = [performance.now(), await server.cpuSeconds()];
  let isOver = false;
  const talks = Promise.all(pairs.map((pair) => pair.talk(() => isOver)));
  // Its failure is seen below, also when the time is not over yet.
  talks.catch(() => {});
  const highest = watchMemory(server, () => isOver);
  highest.catch(() => {});
  await Promise.race([setTimeout(needs.seconds * 1_000), failureOf(talks), failureOf(highest)]);
  isOver = true;
  const [waits, height] = await Promise.all([talks, highest]);
  const seconds = (performance.now() - startedAt) / 1_000;
  const processorShare = ((await server.cpuSeconds()) - usedBefore) / seconds;
  const tally = attackers && (await endAttackers(attackers));
  const heldAfter = await heldOnceItIsBack(server, heldBefore);
  return {
    name: nameOf(names),
    tally,
    waits: {
      acknowledged: waits.flatMap(({ acknowledged }) => acknowledged),
      delivered: waits.flatMap(({ delivered }) => delivered),
    },
    heldBefore,
    heldAfter,
    height,
    residentAfter: (await server.memory()).resident,
    processorShare,
  };
}

function nameOf(names: readonly AttackName[]): string {
  if (names.length > 1) return "everything at once";
  return names[0] ?? "nobody attacks";
}

async function failureOf(work: Promise<unknown>): Promise<never> {
  await work;
  return new Promise(() => {});
}

async function startAttackers(orders: Orders): Promise<Worker> {
  const attackers = new Worker(join(import.meta.dirname, "attacker.js"), { workerData: orders });
  await once(attackers, "message");
  return attackers;
}

async function endAttackers(attackers: Worker): Promise<Tally> {
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- threads have no origin
  attackers.postMessage("end");
  const [tally] = (await once(attackers, "message")) as [Tally];
  await attackers.terminate();
  return tally;
}

async function watchMemory(server: BesiegedServer, isOver: () => boolean): Promise<Memory> {
  let height: Memory = { resident: 0, heap: 0 };
  do {
    const { resident, heap } = await server.memory();
    height = { resident: Math.max(height.resident, resident), heap: Math.max(height.heap, heap) };
    await setTimeout(sampleEveryMs);
  } while (!isOver());
  return height;
}

async function heldOnceItIsBack(server: BesiegedServer, heldBefore: number): Promise<number> {
  const deadline = performance.now() + backWithinMs;
  for (;;) {
    const held = await server.heldBytes();
    if (held <= heldBefore + leftBytesMax || performance.now() > deadline) return held;
    await setTimeout(500);
  }
}
