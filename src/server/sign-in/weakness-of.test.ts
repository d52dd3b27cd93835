import { expect, test } from "vitest";
import { weaknessOf } from "./weakness-of.ts";

const own = ["Kim Tanaka", "kim.tanaka@acme.example", "Acme Travel"];

test.each([
  ["aaaaaaaaaa", "common"],
  ["1234567890", "common"],
  ["Password1234", "common"],
  ["p@ssw0rd2026", "common"],
  ["qwertyuiop", "common"],
  ["letmein12345", "common"],
  ["abcabcabcabc", "common"],
  ["kimtanaka2026", "personal"],
  ["Acme-Travel-1!", "personal"],
  ["TANAKA.kim.99", "personal"],
  ["kim.tanaka@acme.example", "personal"],
  ["correct horse", null],
  ["kim rides to the lake", null],
  ["x7f2-9kdm-abcd", null],
  ["тихий вечер у реки", null],
] as const)("[A-9] %s is %s", async (password, weakness) => {
  expect(await weaknessOf(password, own)).toBe(weakness);
});

test("[A-9] the longest password is estimated in a moment, and one of another user's words is none", async () => {
  const began = process.cpuUsage();
  expect(await weaknessOf("p@ssw0rd".repeat(25), own)).toBe("common");
  expect(process.cpuUsage(began).user).toBeLessThan(5_000_000);
  expect(await weaknessOf("kimtanaka2026", ["Ada Stern"])).toBeNull();
});
