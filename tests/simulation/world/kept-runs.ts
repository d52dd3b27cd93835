import kept from "../failing-runs.json" with { type: "json" };
import type { EngineName } from "./storage.ts";
import type { WorldStep } from "./world-step.ts";

/** A run that once failed, shrunk. */
export interface KeptRun {
  /** What was found first. */
  readonly wrong: string;
  readonly engine: EngineName;
  /** How many there were; one where it is not said. */
  readonly servers?: number;
  /** Two where it is not said. */
  readonly accounts?: number;
  readonly seed: number;
  readonly steps: readonly WorldStep[];
}

/** All of them, in the order in which they were found. They are played first in every run. */
export const keptRuns = kept as readonly KeptRun[];
