import type { DayView } from "#contract/views/history-view.ts";
import { type Agent, statusOf } from "#core/agent/agent.ts";
import { type StatusSpan, timeInStatuses } from "#core/agent/day.ts";
import type { FollowedAgentRow } from "../ports/rows.ts";
import type { DayRows } from "../ports/work-of-agents.ts";

/** An agent's day between two moments, of what followers have kept of it. (B-95) */
export function presentDay({ handled, responded, spans, agent }: DayRows, from: number, to: number): DayView {
  const ended = spans.map((span): StatusSpan => ({
    status: span.status,
    breakReasonId: span.break_reason_id,
    from: span.began_at,
    to: span.ended_at,
  }));
  const all = agent ? [...ended, presentSpan(agent, to)] : ended;
  return {
    from,
    to,
    handled: handled.length,
    handleMs: averageOf(handled.map((row) => row.handle_ms)),
    responded: responded.length,
    responseMs: averageOf(responded.map((row) => row.response_ms ?? 0)),
    statuses: timeInStatuses(all, from, to),
  };
}

/** The status that goes on. */
function presentSpan({ state, since }: FollowedAgentRow, to: number): StatusSpan {
  const agent = JSON.parse(state) as Agent;
  const status = statusOf(agent);
  const breakReasonId = status === "break" ? agent.breakReasonId : null;
  return { status, breakReasonId, from: since, to };
}

/** In whole ms; `null` of nothing. */
function averageOf(values: readonly number[]): number | null {
  if (values.length === 0) return null;
  return Math.round(values.reduce((sum, value) => sum + value, 0) / values.length);
}
