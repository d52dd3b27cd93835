import { NativeSelect, Switch } from "@mantine/core";
import { launcherDistanceMax } from "#contract/limits.ts";
import { laterWords } from "../words/words.ts";
import { AppearanceTextsFields } from "./appearance-texts-fields.tsx";
import { ColourField } from "./colour-field.tsx";
import type { AppearanceSettings } from "./new-widget.ts";
import { NumberField } from "./number-field.tsx";

interface Props {
  readonly appearance: AppearanceSettings;
  readonly change: (appearance: AppearanceSettings) => void;
}

/** How the widget looks on the company's pages. (B-74) */
export function AppearanceFields({ appearance, change }: Props) {
  const { settingsAppearance: words } = laterWords;
  const set = (part: Partial<AppearanceSettings>) => change({ ...appearance, ...part });
  return (
    <>
      <ColourField
        label={words.colour}
        description={words.colourHint}
        wrongWords={words.colourWrong}
        pickWords={words.pick}
        value={appearance.colour}
        change={(colour) => set({ colour })}
      />
      <NativeSelect
        label={words.side}
        description={words.sideHint}
        data={[
          { value: "end", label: words.sides.end },
          { value: "start", label: words.sides.start },
        ]}
        value={appearance.side}
        onChange={({ currentTarget }) => set({ side: currentTarget.value as AppearanceSettings["side"] })}
      />
      <NumberField
        label={words.distance}
        description={words.distanceHint}
        min={0}
        max={launcherDistanceMax}
        value={appearance.distance}
        change={(distance) => set({ distance: distance ?? 0 })}
      />
      <NativeSelect
        label={words.launcher}
        data={[
          { value: "icon", label: words.launchers.icon },
          { value: "label", label: words.launchers.label },
        ]}
        value={appearance.launcher}
        onChange={({ currentTarget }) =>
          set({ launcher: currentTarget.value as AppearanceSettings["launcher"] })
        }
      />
      <Switch
        label={words.hidden}
        description={words.hiddenHint}
        checked={appearance.isHidden}
        onChange={({ currentTarget }) => set({ isHidden: currentTarget.checked })}
      />
      <Switch
        label={words.showsAgents}
        description={words.showsAgentsHint}
        checked={appearance.showsAgents}
        onChange={({ currentTarget }) => set({ showsAgents: currentTarget.checked })}
      />
      <AppearanceTextsFields texts={appearance.texts} change={(texts) => set({ texts })} />
    </>
  );
}
