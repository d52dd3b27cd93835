import { describe, expect, test } from "vitest";
import { findTrigger } from "./find-trigger.ts";

/** The bar is the cursor. */
const find = (text: string) => {
  const at = text.indexOf("|");
  return findTrigger(text.replace("|", ""), { start: at, end: at });
};

describe("[B-34] a slash asks for templates", () => {
  test.each([
    ["/|", ""],
    ["/wel|", "wel"],
    ["Hello /wel|", "wel"],
    ["Hello\n/über-1|", "über-1"],
    ["/we|lcome", "we"],
  ])("in %j", (text, search) => {
    expect(find(text)).toMatchObject({ kind: "template", search });
  });

  test.each(["and/or|", "https://|", "https://acme.example/we|", "/etc/ho|", "/ |", "1/2|", "|/we", "w/|"])(
    "and not in %j",
    (text) => {
      expect(find(text)).toBeNull();
    },
  );

  test("what was typed is what a choice takes the place of", () => {
    expect(find("Hello /wel|, and")).toMatchObject({ start: 6, end: 10 });
    expect(findTrigger("/wel", { start: 0, end: 4 })).toBeNull();
  });
});

describe("[B-34] a colon and two letters ask for emoji", () => {
  test.each([
    [":sm|", "sm"],
    ["Thanks :smi|", "smi"],
    ["(:+1|", "+1"],
    [":smile:|", "smile:"],
  ])("in %j", (text, search) => {
    expect(find(text)).toMatchObject({ kind: "emoji", search });
  });

  test.each([":|", ":D|", ":-)|", "at 12:30|", "https:|", "note:this|", ": sm|"])("and not in %j", (text) => {
    expect(find(text)).toBeNull();
  });
});
