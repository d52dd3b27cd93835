import { NativeSelect } from "@mantine/core";
import type { WrapUpRulesView } from "#contract/views/cards.ts";
import { DurationField } from "./duration-field.tsx";
import { NumberField } from "./number-field.tsx";

const modes: { value: WrapUpRulesView["mode"]; label: string }[] = [
  { value: "timed", label: "With a countdown" },
  { value: "unlimited", label: "Without limit, until the agent finishes" },
  { value: "off", label: "Off: the chat closes when it ends" },
];

interface Props {
  readonly wrapUp: WrapUpRulesView;
  readonly change: (wrapUp: WrapUpRulesView) => void;
}

/** The wrap-up after a chat has ended. (B-52) */
export function WrapUpFields({ wrapUp, change }: Props) {
  const set = (part: Partial<WrapUpRulesView>) => change({ ...wrapUp, ...part });
  return (
    <fieldset>
      <legend>Wrap-up</legend>
      <NativeSelect
        label="Wrap-up after a chat has ended"
        description="A change holds for wrap-ups that begin after it"
        data={modes}
        value={wrapUp.mode}
        onChange={(event) => set({ mode: event.currentTarget.value as WrapUpRulesView["mode"] })}
      />
      {wrapUp.mode === "timed" && (
        <>
          <DurationField
            label="Wrap-up time"
            description="The countdown; it runs while the chat is the active item"
            valueMs={wrapUp.durationMs}
            change={(durationMs) => set({ durationMs })}
          />
          <DurationField
            label="Extension time"
            description="What one extension adds"
            valueMs={wrapUp.extensionMs}
            change={(extensionMs) => set({ extensionMs })}
          />
          <NumberField
            label="Number of extensions"
            min={0}
            max={100}
            value={wrapUp.extensionsMax}
            change={(extensionsMax) => set({ extensionsMax: extensionsMax ?? wrapUp.extensionsMax })}
          />
        </>
      )}
      {wrapUp.mode !== "off" && (
        <DurationField
          label="Longest pause"
          description="A wrap-up paused for longer closes by itself. 0: without limit"
          valueMs={wrapUp.pausedMaxMs}
          change={(pausedMaxMs) => set({ pausedMaxMs })}
        />
      )}
    </fieldset>
  );
}
