import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { markIcon } from "./page-icon.ts";

test("[B-3] the page's icon gets its dot, once, and loses it again", () => {
  const page = readFileSync(new URL("../index.html", import.meta.url), "utf8");
  const icon = /href="(data:image[^"]*)"/.exec(page)?.[1] ?? "";
  const marked = markIcon(icon, true);
  expect(decodeURIComponent(marked)).toMatch(/<circle [^>]*\/><\/svg>$/);
  expect(markIcon(marked, true)).toBe(marked);
  expect(markIcon(marked, false)).toBe(icon);
});
