import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

type Tokens = ReadonlyMap<string, string>;

const css = readFileSync(new URL("../../src/desk/look/tokens.css", import.meta.url), "utf8");
const [lightText = "", darkText = ""] = css.split(':root[data-mantine-color-scheme="dark"]');
const light = tokensOf(lightText);
const schemes: readonly (readonly [string, Tokens])[] = [
  ["light", light],
  ["dark", new Map([...light, ...tokensOf(darkText)])],
];

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

function tokensOf(text: string): Tokens {
  return new Map(
    [...text.matchAll(/--([\w-]+):\s*([^;]+);/g)].map(([, name = "", value = ""]) => [name, value]),
  );
}

/** Red, green and blue, from 0 to 255. */
function partsOf(tokens: Tokens, name: string): number[] {
  const [, digits] = /^#([0-9a-f]{6})$/.exec(tokens.get(name) ?? "") ?? [];
  if (digits === undefined) throw new Error(`--${name} of tokens.css is no colour such as #1a2b3c.`);
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
