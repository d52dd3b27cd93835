/** A queue with Poisson arrivals, exponential handling times and `agents` who handle one chat each: M/M/c. */
export interface Load {
  readonly agents: number;
  /** Arrivals per agent times mean handling time: the share of time for which agents are busy. Below 1. */
  readonly rho: number;
  readonly meanHandlingMs: number;
}

/** The results of Erlang's C formula for a load. */
export interface Expected {
  /** Mean wait of all customers, including those who need not wait. */
  readonly waitMs: number;
  /** Share of customers who wait at most `withinMs`. */
  readonly within: number;
  readonly occupancy: number;
}

/** Share of those who come that have to wait at all. */
export function shareThatWaits({ agents, rho }: Pick<Load, "agents" | "rho">): number {
  const offered = agents * rho;
  // Erlang's B by its recursion, which stays within bounds where powers and factorials do not.
  let blocked = 1;
  for (let count = 1; count <= agents; count++) blocked = (offered * blocked) / (count + offered * blocked);
  return blocked / (1 - rho * (1 - blocked));
}

export function expectedOf(load: Load, withinMs: number): Expected {
  const { agents, rho, meanHandlingMs } = load;
  const waits = shareThatWaits(load);
  const freedPerMs = (agents * (1 - rho)) / meanHandlingMs;
  return {
    waitMs: waits / freedPerMs,
    within: 1 - waits * Math.exp(-freedPerMs * withinMs),
    occupancy: rho,
  };
}
