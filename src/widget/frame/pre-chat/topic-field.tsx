import type { TopicId } from "#contract/ids.ts";
import type { FormView } from "#contract/views/form-view.ts";
import { later } from "../words/spoken.ts";
import { Fault } from "./field.tsx";

interface Props {
  readonly topics: FormView["topics"];
  readonly value: TopicId | null;
  readonly fault: string | undefined;
  readonly onChange: (topicId: TopicId | null) => void;
}

/** What the chat is about, which decides who will answer. */
export function TopicField({ topics, value, fault, onChange }: Props) {
  return (
    <label>
      <span>{later.preChat.topic}</span>
      <select
        required
        value={value ?? ""}
        aria-invalid={fault !== undefined}
        aria-describedby="topic-fault"
        onChange={({ currentTarget }) => onChange((currentTarget.value || null) as TopicId | null)}
      >
        <option value="">{later.preChat.choose}</option>
        {topics.map(({ topicId, label }) => (
          <option key={topicId} value={topicId}>
            {label}
          </option>
        ))}
      </select>
      <Fault id="topic-fault" words={fault} />
    </label>
  );
}
