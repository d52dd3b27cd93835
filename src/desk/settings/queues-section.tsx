import type { QueueId } from "#contract/ids.ts";
import { useAccount, useCards } from "../session/use-desk.ts";
import { laterWords } from "../words/words.ts";
import { ListAndForm } from "./list-and-form.tsx";
import { QueueForm } from "./queue-form.tsx";
import { Section } from "./section.tsx";

export function QueuesSection() {
  const { settingsQueues } = laterWords;
  const { allocation } = useAccount();
  const items = Object.values(useCards("queue"))
    .toSorted((a, b) => b.priority - a.priority || a.name.localeCompare(b.name))
    .map((queue) => ({
      id: queue.queueId,
      name: queue.name,
      words: settingsQueues.allocated(queue.isAuto, queue.allocation !== null),
    }));
  return (
    <Section title={settingsQueues.title} explains={settingsQueues.explains(allocation === "auto")}>
      <ListAndForm<QueueId> items={items} newWords={settingsQueues.newQueue} icon="queue" Form={QueueForm} />
    </Section>
  );
}
