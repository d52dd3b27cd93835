import { Chance } from "./chance.ts";
import { checkAll } from "./client-checks.ts";
import { doStep } from "./do-step.ts";
import { checkServer } from "./server-checks.ts";
import { World, type WorldForm } from "./world.ts";
import { type WorldStep, randomStep } from "./world-step.ts";

/** How a run went wrong. */
export interface Failure {
  /** Which step it was after, from 1; the number of all steps plus one: when everything was healed. */
  readonly step: number;
  readonly complaints: readonly string[];
}

export interface Run {
  readonly failure: Failure | null;
  readonly saves: number;
  readonly frames: number;
  /** How much time went by in the world, in ms. */
  readonly worldMs: number;
  /** What happened, as one number: the same seed gives the same. */
  readonly fingerprint: string;
}

/** After how many steps everything is healed and compared. */
const healEvery = 80;

/** The steps of a seed, for so many servers. */
export function stepsOf(seed: number, count: number, servers = 1): WorldStep[] {
  const chance = new Chance(seed ^ 0x5eed);
  return Array.from({ length: count }, () => randomStep(chance, servers));
}

/** Plays these steps in the world of this seed, and holds everything that must be so after each. */
export async function play(seed: number, steps: readonly WorldStep[], form: WorldForm): Promise<Run> {
  const world = await World.open(seed, form);
  const startedAt = world.time.now;
  let failure: Failure | null = null;
  const isWrong = (step: number): boolean => {
    if (world.complaints.length > 0) failure ??= { step, complaints: [...world.complaints] };
    return failure !== null;
  };
  try {
    for (const [index, step] of steps.entries()) {
      await doStep(world, step);
      if (step.thenMs > 0) {
        await world.time.pass(step.thenMs);
        checkServer(world);
      }
      if ((index + 1) % healEvery === 0) await healAndCheck(world);
      if (isWrong(index + 1)) break;
    }
    if (!failure) {
      await healAndCheck(world);
      isWrong(steps.length + 1);
    }
  } catch (bug) {
    const words = bug instanceof Error ? String(bug.stack) : String(bug);
    failure = { step: 0, complaints: [...world.complaints, words] };
  } finally {
    await world.close();
  }
  return {
    failure,
    saves: world.model.saves,
    frames: world.frames.count,
    worldMs: world.time.now - startedAt,
    fingerprint: world.frames.fingerprint,
  };
}

async function healAndCheck(world: World): Promise<void> {
  await world.heal();
  checkServer(world);
  await checkAll(world);
}
