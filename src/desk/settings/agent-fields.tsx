import { Switch } from "@mantine/core";
import { scriptLengthMax } from "#contract/limits.ts";
import { LimitedTextarea } from "../look/limited-textarea.tsx";
import { laterWords } from "../words/words.ts";
import type { QueueSettings } from "./new-queue.ts";

interface Props {
  readonly draft: QueueSettings;
  readonly change: (part: Partial<QueueSettings>) => void;
}

/** What the queue tells its agents, and asks of them. (B-53) */
export function AgentFields({ draft, change }: Props) {
  const { agentFields } = laterWords;
  return (
    <fieldset>
      <legend>{agentFields.legend}</legend>
      <Switch
        label={agentFields.mustClassify}
        description={agentFields.mustClassifyHint}
        checked={draft.mustClassify}
        onChange={(event) => change({ mustClassify: event.currentTarget.checked })}
      />
      <LimitedTextarea
        label={agentFields.script}
        description={agentFields.scriptHint}
        autosize
        minRows={3}
        maxRows={14}
        lengthMax={scriptLengthMax}
        dir="auto"
        value={draft.script}
        onChange={(event) => change({ script: event.currentTarget.value })}
      />
    </fieldset>
  );
}
