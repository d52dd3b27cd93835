import type { QueueId } from "#contract/ids.ts";
import type { TemplateCard } from "#contract/views/cards.ts";
import { foldText, foldedWords } from "../look/fold-text.ts";

/**
 * The templates offered in this queue that hold every word searched for: first the one whose shortcut was typed,
 * then those whose shortcut or name begins with the search, then those with all words in their name, then by name.
 * One's own and everyone's stand together. (B-34)
 */
export function findTemplates(
  templates: readonly TemplateCard[],
  { queueId, search }: { readonly queueId: QueueId; readonly search: string },
): TemplateCard[] {
  const whole = foldText(search.trim());
  const words = foldedWords(search);
  const holdsAll = (text: string) => words.every((word) => text.includes(word));
  const rank = (name: string, shortcut: string) => {
    if (words.length > 0 && shortcut === whole) return 0;
    if (shortcut.startsWith(whole) || name.startsWith(whole)) return 1;
    return holdsAll(name) ? 2 : 3;
  };
  return templates
    .filter(({ queueIds }) => queueIds.length === 0 || queueIds.includes(queueId))
    .map((template) => {
      const [name, shortcut] = [foldText(template.name), foldText(template.shortcut)];
      const isFound = holdsAll(`${name} ${shortcut} ${foldText(template.text)}`);
      return { template, isFound, rank: words.length === 0 ? 0 : rank(name, shortcut) };
    })
    .filter(({ isFound }) => isFound)
    .toSorted((a, b) => a.rank - b.rank || a.template.name.localeCompare(b.template.name))
    .map(({ template }) => template);
}
