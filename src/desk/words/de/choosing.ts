import type { choosingWords as English } from "../en/choosing.ts";
import { numberText } from "../numbers.ts";

export const choosingWords: typeof English = {
  chosen: (count) => (count === 0 ? "Alle angezeigten auswählen" : `${numberText(count)} ausgewählt`),
};
