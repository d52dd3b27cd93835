import type { QueueId } from "#contract/ids.ts";
import type { TemplateCard } from "#contract/views/cards.ts";

/**
 * The templates offered in this queue that hold every word searched for: those with all of them in
 * their name first, then by name. One's own and everyone's stand together.
 */
export function findTemplates(
  templates: readonly TemplateCard[],
  { queueId, search }: { readonly queueId: QueueId; readonly search: string },
): TemplateCard[] {
  const words = search
    .toLocaleLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const holdsAll = (text: string) => {
    const lower = text.toLocaleLowerCase();
    return words.every((word) => lower.includes(word));
  };
  const isOffered = ({ queueIds }: TemplateCard) => queueIds.length === 0 || queueIds.includes(queueId);
  const rank = ({ name }: TemplateCard) => (holdsAll(name) ? 0 : 1);
  return templates
    .filter((template) => isOffered(template) && holdsAll(`${template.name} ${template.text}`))
    .toSorted((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name));
}
