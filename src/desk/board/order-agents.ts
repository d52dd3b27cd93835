import type { BoardAgentCard } from "#contract/views/board-cards.ts";
import { statuses } from "../status-bar/statuses.ts";

/** Those who are free first, by the time they have been so; nobody moves while nothing happens. */
export function orderAgents(agents: readonly BoardAgentCard[]): readonly BoardAgentCard[] {
  return agents.toSorted(
    (a, b) =>
      statuses.indexOf(a.status) - statuses.indexOf(b.status) ||
      a.statusSince - b.statusSince ||
      a.name.localeCompare(b.name),
  );
}
