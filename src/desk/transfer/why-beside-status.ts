import type { TargetAgentView } from "#contract/views/transfer-targets-view.ts";

type Why = NonNullable<TargetAgentView["why"]>;

/**
 * Why the chat cannot be offered to this agent, where their status does not say it already; `null` when it does, or
 * the chat can be offered. An agent who finishes their chats before a break is not available, although their status
 * says that they are, or that they handle a chat.
 */
export function whyBesideStatus({ status, why }: Pick<TargetAgentView, "status" | "why">): Why | null {
  const isSaid = why === "not-available" && (status === "unavailable" || status === "break");
  return isSaid ? null : why;
}
