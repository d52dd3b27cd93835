/** Adds an element of this name and these properties to the end of `parent`. */
export function appendElement<Name extends keyof HTMLElementTagNameMap>(
  parent: ParentNode,
  name: Name,
  properties: Partial<HTMLElementTagNameMap[Name]> = {},
): HTMLElementTagNameMap[Name] {
  const element = Object.assign(document.createElement(name), properties);
  parent.append(element);
  return element;
}
