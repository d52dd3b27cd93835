import { NativeSelect, Switch } from "@mantine/core";
import type { OpeningHoursId } from "#contract/ids.ts";
import { waitingMaxMax } from "#contract/limits.ts";
import { useCards } from "../session/use-desk.ts";
import type { QueueSettings } from "./new-queue.ts";
import { NumberField } from "./number-field.tsx";

interface Props {
  readonly draft: QueueSettings;
  readonly change: (part: Partial<QueueSettings>) => void;
}

/** When the queue takes new chats at all. (B-15) */
export function LimitFields({ draft, change }: Props) {
  const hours = Object.values(useCards("opening-hours")).toSorted((a, b) => a.name.localeCompare(b.name));
  return (
    <fieldset>
      <legend>When it takes new chats</legend>
      <NativeSelect
        label="Opening hours"
        description="Outside them customers can leave a message. Set them under Opening hours"
        data={[
          { value: "", label: "Always open" },
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
        label="Most chats waiting"
        description="While so many wait, customers can leave a message instead. 0: no limit"
        min={0}
        max={waitingMaxMax}
        value={draft.waitingMax}
        change={(waitingMax) => change({ waitingMax: waitingMax ?? 0 })}
      />
      <Switch
        label="Chats may wait when nobody is there"
        description="Off: customers can leave a message while every agent of this queue is Unavailable or away"
        checked={draft.mayWaitUnattended}
        onChange={(event) => change({ mayWaitUnattended: event.currentTarget.checked })}
      />
    </fieldset>
  );
}
