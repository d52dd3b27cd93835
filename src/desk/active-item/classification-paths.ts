import type { ClassificationId } from "#contract/ids.ts";
import type { ClassificationCard } from "#contract/views/cards.ts";

export interface ClassificationPath {
  readonly classificationId: ClassificationId;
  /** "Order ▸ Delivery ▸ Late" */
  readonly path: string;
  readonly depth: number;
  readonly retired: boolean;
}

export const pathSeparator = " ▸ ";

/** The tree as a list: each below the one it belongs to, branches in the order of their names. */
export function classificationPaths(cards: readonly ClassificationCard[]): ClassificationPath[] {
  const listed: ClassificationPath[] = [];
  const list = (parentId: ClassificationId | null, above: readonly string[]) => {
    const children = cards
      .filter((card) => card.parentId === parentId)
      .toSorted((a, b) => a.name.localeCompare(b.name));
    for (const { classificationId, name, retired } of children) {
      const names = [...above, name];
      listed.push({ classificationId, path: names.join(pathSeparator), depth: above.length, retired });
      list(classificationId, names);
    }
  };
  list(null, []);
  return listed;
}
