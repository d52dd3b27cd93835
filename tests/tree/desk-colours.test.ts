import { expect, test } from "vitest";
import { type Tokens as TokenTable, chat, desk } from "#client/look/tokens.ts";
import { expectNone } from "./expect-none.ts";
import { projectFiles } from "./project-files.ts";

type Tokens = ReadonlyMap<string, string>;

const schemeOf = (tokens: TokenTable, index: 0 | 1): Tokens =>
  new Map(
    Object.entries(tokens).map(([name, value]) => [name, typeof value === "string" ? value : value[index]]),
  );
const schemes: readonly (readonly [string, Tokens])[] = [
  ["light", schemeOf(desk, 0)],
  ["dark", schemeOf(desk, 1)],
];

/** A colour, however it is written; those of the system have names and no value. */
const colour = /#[0-9a-f]{3,8}\b|%23[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch|lab)a?\(|:\s*(?:white|black)\b/i;

test("[rank 12] desk, chat and launcher have their colours from one table, and name all that it has", () => {
  const files = projectFiles(/^src\/(?:desk|widget|client)\/.*\.(?:css|tsx?|html)$/).filter(
    ({ path }) => !/\.test\.ts$|vite\.config\.ts$|\/words\/|^src\/client\/look\/tokens\.ts$/.test(path),
  );
  const findings = files.flatMap(({ path, text }) =>
    text
      .split("\n")
      .filter((line) => colour.test(line.replaceAll(/"#(?:client|contract|desk|core)\//g, "")))
      .map(
        (line) => `${path}: “${line.trim()}” has a colour of its own; name it in src/client/look/tokens.ts.`,
      ),
  );
  for (const [folder, tokens] of [
    ["src/desk/", desk],
    ["src/widget/frame/", chat],
  ] as const) {
    const text = files.filter(({ path }) => path.startsWith(folder)).map((file) => file.text);
    const own = Object.values(tokens).flat().join(" ");
    const used = [...text, own].join("\n");
    for (const name of Object.keys(tokens))
      if (!used.includes(`--${name})`) && !/^face-\d/.test(name))
        findings.push(`${folder}: nobody uses --${name}.`);
  }
  expectNone(findings, { files: files.length, atLeast: 200 });
});

const surfaces = ["surface-app", "surface-panel", "surface-raised", "surface-hover", "surface-selected"];
const texts = ["ink", "ink-soft", "ink-faint", "brand-text", "late-text", "soon-text", "status-wrap-up"];
const fills = [
  ["on-brand", "brand"],
  ["on-late", "late"],
  ["late-text", "late-soft"],
  ["note-text", "note"],
  ["bell", "bell-soft"],
  ["ink", "bubble-agent"],
  ["ink", "bubble-customer"],
] as const;

test.each(schemes)(
  "[rank 12] in the %s scheme every text has a contrast of 4.5 on what it lies on",
  (_, tokens) => {
    for (const surface of surfaces) {
      for (const text of texts) expectContrast(tokens, { over: text, under: surface, atLeast: 4.5 });
    }
    for (const [over, under] of fills) expectContrast(tokens, { over, under, atLeast: 4.5 });
  },
);

test.each(schemes)(
  "[U-21] in the %s scheme the edge of a field has a contrast of 3 on every surface",
  (_, tokens) => {
    for (const surface of surfaces) {
      expectContrast(tokens, { over: "line-strong", under: surface, atLeast: 3 });
    }
  },
);

test.each(schemes)(
  "[rank 12] in the %s scheme a person's initials have a contrast of 4.5 on their colour",
  (_, tokens) => {
    const faces = [...tokens.keys()].filter((name) => /^face-\d/.test(name));
    expect(faces.length).toBeGreaterThanOrEqual(8);
    const share = Number.parseFloat(tokens.get("face-share") ?? "") / 100;
    for (const face of faces) {
      const behind = mixed(partsOf(tokens, face), partsOf(tokens, "surface-panel"), share);
      expect(contrast(partsOf(tokens, face), behind), face).toBeGreaterThanOrEqual(4.5);
    }
  },
);

interface Pair {
  readonly over: string;
  readonly under: string;
  readonly atLeast: number;
}

function expectContrast(tokens: Tokens, { over, under, atLeast }: Pair): void {
  const found = contrast(partsOf(tokens, over), partsOf(tokens, under));
  expect(found, `${over} on ${under}`).toBeGreaterThanOrEqual(atLeast);
}

/** Red, green and blue, from 0 to 255. */
function partsOf(tokens: Tokens, name: string): number[] {
  const [, digits] = /^#([0-9a-f]{6})$/.exec(tokens.get(name) ?? "") ?? [];
  if (digits === undefined) throw new Error(`--${name} of tokens.ts is no colour such as #1a2b3c.`);
  return [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16));
}

function mixed(over: readonly number[], under: readonly number[], share: number): number[] {
  return over.map((part, index) => Math.round(part * share + (under[index] ?? 0) * (1 - share)));
}

/** The contrast of WCAG 2.2, from 1 to 21. */
function contrast(a: readonly number[], b: readonly number[]): number {
  const [high, low] = [lightness(a), lightness(b)].toSorted((x, y) => y - x) as [number, number];
  return (high + 0.05) / (low + 0.05);
}

function lightness(parts: readonly number[]): number {
  const [red = 0, green = 0, blue = 0] = parts.map((part) => {
    const share = part / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
