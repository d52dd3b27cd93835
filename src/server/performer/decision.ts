import type { Change } from "#core/change.ts";
import type { Refusal } from "#core/refusal.ts";

export type Decision = readonly Change[] | Refusal;

/** Decides at once, on what the logs say now. */
export type Prepared = () => Decision;
