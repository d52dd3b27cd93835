import { Bystanders } from "./bystanders.ts";
import { byteTarget } from "./byte-targets.ts";
import { type AskingNeeds, commandTargets } from "./command-targets.ts";
import { failingInputs } from "./failing-inputs.ts";
import { furnishChats } from "./furnish-chats.ts";
import { frameTargets } from "./frame-targets.ts";
import { routeTargets } from "./route-targets.ts";
import { type Finding, type Tally, type Target, runTarget } from "./target.ts";
import type { World } from "./world.ts";

interface FuzzOptions {
  readonly url: string;
  readonly world: World;
  /** How often each command, query and type of frame is tried. */
  readonly count: number;
  readonly seed: number;
  /** At how many places at once each thing is asked. */
  readonly lanes?: number;
  /** Only what has this in its name; empty: everything. */
  readonly only: string;
  /** Memory of the server that is in use once it has settled, in bytes; without it memory is not looked at. */
  readonly memory?: () => Promise<number>;
  readonly say?: (result: TargetResult) => void;
}

/** Result of fuzzing one target. */
export interface TargetResult {
  readonly name: string;
  readonly asked: number;
  readonly seconds: number;
  /** How often what was said in answer. */
  readonly tally: ReadonlyMap<string, number>;
  /** Bytes in use that the second half of the inputs added; `null` where memory is not looked at. */
  readonly grownBytes: number | null;
  readonly findings: readonly Finding[];
}

interface FuzzResult {
  readonly targets: readonly TargetResult[];
  readonly findings: readonly Finding[];
  /** Commands that were answered with `ok`: only they may be found in the log. */
  readonly done: ReadonlySet<string>;
  readonly bystanders: { readonly said: number; readonly slowestMs: number };
}

/** Bytes that the second half of the inputs may leave behind. Nothing is kept of them, but no heap is quite still. */
const grownBytesMax = 3_000_000;

/** Everything that can be asked, in turn, while two bystanders of the other account talk on. */
export async function runFuzz(options: FuzzOptions): Promise<FuzzResult> {
  const { url, world, count, only } = options;
  const done = new Set<string>();
  const doneMaxOf = (permission: string) =>
    Math.min(permission.endsWith(".change") ? 30 : 1_000, Math.ceil(count / 10));
  const targetsIn = (now: World, tally: Tally) => targetsOf({ url, world: now, tally, doneMaxOf, done });
  const names = targetsIn(world, new Map()).map(({ name }) => name);
  const bystanders = await Bystanders.meet(url, world.other);
  const results: TargetResult[] = [];
  for (const [index, name] of names.entries()) {
    if (!name.includes(only)) continue;
    const tally: Tally = new Map();
    const target = targetsIn(await furnishChats(url, world), tally)[index];
    if (!target) continue;
    const result = { name, tally, ...(await runHalves(target, options)) };
    results.push(result);
    options.say?.(result);
    if (bystanders.fault !== null) break;
  }
  const disturbed = await bystanders.part();
  const disturbance = { target: "bystanders", seed: options.seed, input: "", wrong: disturbed ?? "" };
  const found = results.flatMap(({ findings }) => findings);
  return {
    targets: results,
    findings: disturbed === null ? found : [...found, disturbance],
    done,
    bystanders,
  };
}

function targetsOf(needs: AskingNeeds): Target[] {
  return [...commandTargets(needs), ...frameTargets(needs), byteTarget(needs), ...routeTargets(needs)];
}

/** Two halves alike, so that what the second adds to memory is what inputs leave behind. */
async function runHalves(target: Target, { count, lanes = 8, seed, memory }: FuzzOptions) {
  const startedAt = performance.now();
  const half = Math.ceil((count * (target.share ?? 1)) / 2);
  const kept = failingInputs.filter((input) => input.target === target.name).map(({ input }) => input);
  const first = await runTarget(target, { count: half, seed, lanes, kept });
  const before = await memory?.();
  const second = await runTarget(target, { count: half, seed: seed + lanes, lanes, kept: [] });
  const after = await memory?.();
  const grownBytes = before === undefined || after === undefined ? null : after - before;
  const leak: Finding = {
    target: target.name,
    seed,
    input: "",
    wrong: `memory grew by ${grownBytes} bytes in the second half`,
  };
  const findings = [...first, ...second];
  return {
    asked: half * 2,
    seconds: (performance.now() - startedAt) / 1_000,
    grownBytes,
    findings: grownBytes !== null && grownBytes > grownBytesMax ? [...findings, leak] : findings,
  };
}
