import type { QueueId } from "#contract/ids.ts";
import { useAccount, useCards } from "../session/use-desk.ts";
import { numberText } from "../words/numbers.ts";
import { laterWords } from "../words/words.ts";
import { ListAndForm } from "./list-and-form.tsx";
import { namesOf } from "./names-of.ts";
import { QueueForm } from "./queue-form.tsx";
import { Section } from "./section.tsx";

export function QueuesSection() {
  const { settingsQueues } = laterWords;
  const { columns } = settingsQueues;
  const { allocation } = useAccount();
  const groups = useCards("group");
  const hours = useCards("opening-hours");
  const items = Object.values(useCards("queue"))
    .toSorted((a, b) => b.priority - a.priority || a.name.localeCompare(b.name))
    .map((queue) => ({
      id: queue.queueId,
      name: queue.name,
      cells: [
        settingsQueues.allocated(queue.isAuto, queue.allocation !== null),
        namesOf(queue.groupIds.flatMap((groupId) => groups[groupId] ?? [])),
        queue.openingHoursId === null ? settingsQueues.alwaysOpen : (hours[queue.openingHoursId]?.name ?? ""),
        numberText(queue.priority),
      ],
    }));
  return (
    <Section title={settingsQueues.title} explains={settingsQueues.explains(allocation === "auto")}>
      <ListAndForm<QueueId>
        items={items}
        columns={[columns.allocation, columns.groups, columns.hours, columns.priority]}
        newWords={settingsQueues.newQueue}
        icon="queue"
        Form={QueueForm}
      />
    </Section>
  );
}
