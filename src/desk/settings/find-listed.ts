interface Listed {
  readonly name: string;
  readonly cells: readonly string[];
}

/** Those that hold every word searched for, with or without its accents, in their name or in a cell beside it. */
export function findListed<Item extends Listed>(items: readonly Item[], search: string): readonly Item[] {
  const words = bare(search)
    .split(/\s+/)
    .filter((word) => word !== "");
  return items.filter((item) => {
    const text = bare([item.name, ...item.cells].join(" "));
    return words.every((word) => text.includes(word));
  });
}

function bare(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();
}
