import { expect, test } from "vitest";
import { foldText, foldedWords } from "./fold-text.ts";

test("[B-53] [B-34] accents and case do not matter to a search, in any script", () => {
  expect(foldText("Verspätung Órdenes STRASSE Straße İstanbul")).toBe(
    "verspatung ordenes strasse strasse istanbul",
  );
  expect(foldedWords("  Spät  geliefert ")).toEqual(["spat", "geliefert"]);
  expect(foldedWords("   ")).toEqual([]);
});
