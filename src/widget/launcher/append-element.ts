/** Adds an element of this name and these attributes to the end of `parent`. */
export function appendElement<Name extends keyof HTMLElementTagNameMap>(
  parent: ParentNode,
  name: Name,
  attributes: Readonly<Record<string, string>> = {},
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  for (const key in attributes) element.setAttribute(key, attributes[key] ?? "");
  parent.append(element);
  return element;
}
