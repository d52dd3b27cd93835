import type { Tokens } from "./tokens.ts";

/** How a page says that it is dark: by what its user chose, or as the system does. */
const whenDark = {
  desk: (rules: string) => `:root[data-mantine-color-scheme="dark"] {\n  color-scheme: dark;\n${rules}}\n`,
  chat: (rules: string) => `@media (prefers-color-scheme: dark) {\n:root {\n${rules}}\n}\n`,
};

/** The tokens as custom properties of the page. */
export function tokensAsStyles(tokens: Tokens, page: keyof typeof whenDark): string {
  const scheme = page === "desk" ? "light" : "light dark";
  const all = Object.entries(tokens);
  const rules = (pairs: readonly (readonly [string, string])[]) =>
    pairs.map(([name, value]) => `  --${name}: ${value};\n`).join("");
  const light = rules(all.map(([name, value]) => [name, typeof value === "string" ? value : value[0]]));
  const dark = rules(
    all.flatMap(([name, value]) => (typeof value === "string" ? [] : [[name, value[1]] as const])),
  );
  return `:root {\n  color-scheme: ${scheme};\n${light}}\n${whenDark[page](dark)}`;
}

/** The code with each `var(--name)` replaced by its light value, for what has no page of its own. */
export function tokensPutInto(code: string, tokens: Tokens): string {
  return code.replaceAll(/var\(--([\w-]+)\)/g, (whole, name: string) => {
    const value = tokens[name];
    return value === undefined ? whole : typeof value === "string" ? value : value[0];
  });
}
