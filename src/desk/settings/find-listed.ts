interface Listed {
  readonly name: string;
  readonly words: string;
}

/** Those that hold every word searched for, with or without its accents, in their name or what is said of them. */
export function findListed<Item extends Listed>(items: readonly Item[], search: string): readonly Item[] {
  const words = bare(search)
    .split(/\s+/)
    .filter((word) => word !== "");
  return items.filter((item) => {
    const text = bare(`${item.name} ${item.words}`);
    return words.every((word) => text.includes(word));
  });
}

function bare(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLocaleLowerCase();
}
