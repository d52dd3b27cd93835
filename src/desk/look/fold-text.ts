/** The text without accents and in lower case: what people type to find something need not have them. */
export function foldText(text: string): string {
  return text.normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase().replaceAll("ß", "ss");
}

/** The words of a search, folded. */
export function foldedWords(search: string): string[] {
  return foldText(search)
    .split(/\s+/)
    .filter((word) => word !== "");
}
