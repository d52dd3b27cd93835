/** The names of these, in their order, for a cell of a table. */
export function namesOf(named: readonly { readonly name: string }[]): string {
  return named
    .map(({ name }) => name)
    .toSorted((a, b) => a.localeCompare(b))
    .join(", ");
}
