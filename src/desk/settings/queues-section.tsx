import type { QueueId } from "#contract/ids.ts";
import { useAccount, useCards } from "../session/use-desk.ts";
import { ListAndForm } from "./list-and-form.tsx";
import { QueueForm } from "./queue-form.tsx";
import { Section } from "./section.tsx";

export function QueuesSection() {
  const { allocation } = useAccount();
  const items = Object.values(useCards("queue"))
    .toSorted((a, b) => b.priority - a.priority || a.name.localeCompare(b.name))
    .map((queue) => ({
      id: queue.queueId,
      name: queue.name,
      words: `${queue.isAuto ? "Allocated automatically" : "Taken by hand"}${queue.allocation === null ? "" : ", its own way"}`,
    }));
  return (
    <Section
      title="Queues"
      explains={`Where customers wait. Each queue has its own groups, targets and times; the account hands chats out ${allocation === "auto" ? "automatically" : "by hand"} unless a queue says otherwise.`}
    >
      <ListAndForm<QueueId> items={items} newWords="New queue" icon="queue" Form={QueueForm} />
    </Section>
  );
}
