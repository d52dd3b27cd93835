import { numberText } from "../numbers.ts";
import { plural } from "../plural.ts";

export const suggestionsWords = {
  templates: "Templates",
  emoji: "Emoji",
  keepTemplates: "Keep templates of your own…",
  count: (count: number) => plural(count, { one: "1 suggestion", other: `${numberText(count)} suggestions` }),
};
