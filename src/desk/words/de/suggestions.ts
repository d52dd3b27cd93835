import type { suggestionsWords as English } from "../en/suggestions.ts";
import { numberText } from "../numbers.ts";
import { plural } from "../plural.ts";

export const suggestionsWords: typeof English = {
  templates: "Vorlagen",
  emoji: "Emojis",
  keepTemplates: "Eigene Vorlagen verwalten …",
  count: (count) => plural(count, { one: "1 Vorschlag", other: `${numberText(count)} Vorschläge` }),
};
