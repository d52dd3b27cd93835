import { NativeSelect, Switch } from "@mantine/core";
import type { OpeningHoursId } from "#contract/ids.ts";
import { waitingMaxMax } from "#contract/limits.ts";
import { useCards } from "../session/use-desk.ts";
import { laterWords } from "../words/words.ts";
import type { QueueSettings } from "./new-queue.ts";
import { NumberField } from "./number-field.tsx";

interface Props {
  readonly draft: QueueSettings;
  readonly change: (part: Partial<QueueSettings>) => void;
}

/** When the queue takes new chats at all. (B-15) */
export function LimitFields({ draft, change }: Props) {
  const { settingsQueues: queueWords } = laterWords;
  const hours = Object.values(useCards("opening-hours")).toSorted((a, b) => a.name.localeCompare(b.name));
  return (
    <fieldset>
      <legend>{queueWords.limitPart}</legend>
      <NativeSelect
        label={queueWords.openingHours}
        description={queueWords.openingHoursHint}
        data={[
          { value: "", label: queueWords.alwaysOpen },
          ...hours.map(({ openingHoursId, name }) => ({ value: openingHoursId, label: name })),
        ]}
        value={draft.openingHoursId ?? ""}
        onChange={({ currentTarget }) =>
          change({
            openingHoursId: currentTarget.value === "" ? null : (currentTarget.value as OpeningHoursId),
          })
        }
      />
      <NumberField
        label={queueWords.waitingMax}
        description={queueWords.waitingMaxHint}
        min={0}
        max={waitingMaxMax}
        value={draft.waitingMax}
        change={(waitingMax) => change({ waitingMax: waitingMax ?? 0 })}
      />
      <Switch
        label={queueWords.unattended}
        description={queueWords.unattendedHint}
        checked={draft.mayWaitUnattended}
        onChange={(event) => change({ mayWaitUnattended: event.currentTarget.checked })}
      />
    </fieldset>
  );
}
