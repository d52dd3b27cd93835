import type { ClassificationId, QueueId } from "#contract/ids.ts";
import type { QueryPayload } from "#contract/queries/queries.ts";
import type { HistoryPlace } from "#contract/views/history-view.ts";
import type { HistoryFilter } from "./check-filter.ts";

/** The question for one's own history with this filter, after this place of it. */
export function questionOf(
  { from, to, queue, about, ended, name }: HistoryFilter,
  after: HistoryPlace | null,
): QueryPayload<"chat.history"> {
  return {
    userId: null,
    from: from === undefined ? null : startOf(from, 0),
    to: to === undefined ? null : startOf(to, 1),
    queueId: idOf<QueueId>(queue),
    classificationId: idOf<ClassificationId>(about),
    ended: ended ?? null,
    text: name ?? "",
    after,
  };
}

function idOf<Id extends string>(text: string | undefined): Id | null {
  return (text as Id | undefined) ?? null;
}

/** When the day begins here, or one so many days later. */
function startOf(day: string, daysLater: number): number {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  return Math.max(0, new Date(year, month - 1, date + daysLater).getTime());
}
