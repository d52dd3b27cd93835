import { brand } from "#client/look/tokens.ts";
import type { QueueId } from "#contract/ids.ts";
import type { Cards } from "#contract/views/cards.ts";
import type { Draft } from "./item-form.tsx";

export type WidgetSettings = Draft<"widget">;
export type AppearanceSettings = WidgetSettings["appearance"];

/** The look of a widget that nobody has given one. */
const ownAppearance: AppearanceSettings = {
  colour: brand[7],
  side: "end",
  distance: 20,
  launcher: "icon",
  isHidden: false,
  showsAgents: true,
  texts: [],
};

/** The settings of a widget as they are saved, or of a new one into this queue. */
export function widgetSettingsOf(card: Cards["widget"] | null | undefined, queueId: QueueId): WidgetSettings {
  if (card) {
    const { widgetId: _, ...settings } = card;
    return settings;
  }
  return {
    name: "",
    queueId,
    parameters: [],
    sites: [],
    forgetWhenEnded: false,
    language: null,
    form: { fields: [], topics: [], consent: null },
    appearance: ownAppearance,
  };
}
