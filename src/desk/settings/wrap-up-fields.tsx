import { NativeSelect } from "@mantine/core";
import type { WrapUpRulesView } from "#contract/views/cards.ts";
import { laterWords } from "../words/words.ts";
import { DurationField } from "./duration-field.tsx";
import { NumberField } from "./number-field.tsx";

const modes: readonly WrapUpRulesView["mode"][] = ["timed", "unlimited", "off"];

interface Props {
  readonly wrapUp: WrapUpRulesView;
  readonly change: (wrapUp: WrapUpRulesView) => void;
}

/** The wrap-up after a chat has ended. (B-52) */
export function WrapUpFields({ wrapUp, change }: Props) {
  const { settingsQueues: queueWords } = laterWords;
  const set = (part: Partial<WrapUpRulesView>) => change({ ...wrapUp, ...part });
  return (
    <fieldset>
      <legend>{queueWords.wrapUpPart}</legend>
      <NativeSelect
        label={queueWords.wrapUp}
        description={queueWords.wrapUpHint}
        data={modes.map((mode) => ({ value: mode, label: queueWords.wrapUps[mode] }))}
        value={wrapUp.mode}
        onChange={(event) => set({ mode: event.currentTarget.value as WrapUpRulesView["mode"] })}
      />
      {wrapUp.mode === "timed" && (
        <>
          <DurationField
            label={queueWords.wrapUpTime}
            description={queueWords.wrapUpTimeHint}
            valueMs={wrapUp.durationMs}
            change={(durationMs) => set({ durationMs })}
          />
          <DurationField
            label={queueWords.extension}
            description={queueWords.extensionHint}
            valueMs={wrapUp.extensionMs}
            change={(extensionMs) => set({ extensionMs })}
          />
          <NumberField
            label={queueWords.extensionsMax}
            min={0}
            max={100}
            value={wrapUp.extensionsMax}
            change={(extensionsMax) => set({ extensionsMax: extensionsMax ?? wrapUp.extensionsMax })}
          />
        </>
      )}
      {wrapUp.mode !== "off" && (
        <DurationField
          label={queueWords.pausedMax}
          description={queueWords.pausedMaxHint}
          valueMs={wrapUp.pausedMaxMs}
          change={(pausedMaxMs) => set({ pausedMaxMs })}
        />
      )}
    </fieldset>
  );
}
