import type { entryWords as English } from "../en/entry.ts";

export const entryWords: typeof English = {
  widget: "Widget",
  widgetGone: "Ein gelöschtes Widget",
  channel: "Kanal",
};
