import { nameLengthMax } from "#contract/limits.ts";
import { describe, expect, test } from "vitest";
import { RequestFault, readRequest } from "./read-request.ts";

describe("what an operator asks for", () => {
  test.each([[[]], [["list"]]])("a list: %j", (words) => {
    expect(readRequest(words)).toEqual({ kind: "list" });
  });

  test("an account, each field in either form and without the blanks around it", () => {
    const words = ["add", "--name", " Acme ", "--admin=Kim = Tanaka", "--email", " kim@acme.example "];
    const founding = { accountName: "Acme", name: "Kim = Tanaka", email: "kim@acme.example" };
    expect(readRequest(words)).toEqual({ kind: "add", founding });
  });

  const whole = ["add", "--name=Acme", "--admin=Kim", "--email=kim@acme.example"];
  test.each([
    ["no action", ["remove"], /^There is no "remove"\.\n/],
    ["a word too many", [...whole, "Inc"], /"Inc" is one word too many/],
    ["an unknown option", ["add", "--company=Acme"], /^Unknown option '--company'\.\n/],
    ["an option without its value", ["add", "--name"], /^Option '--name <value>' argument missing\.\n/],
    ["words with a list", ["list", "--name=Acme"], /^A list takes no further words\.\n/],
    ["no name", whole.filter((word) => !word.startsWith("--name")), /^--name must be/],
    ["blanks for a name", [...whole, "--name=  "], /^--name must be/],
    ["too long a name", [...whole, `--admin=${"x".repeat(nameLengthMax + 1)}`], /^--admin must be/],
    ["no e-mail address", [...whole, "--email=kim"], /^--email must be/],
    ["nothing", ["add"], /^--name must be[^\n]*\n--admin must be[^\n]*\n--email must be[^\n]*$/],
  ])("%s is refused, and said what would be right", (_what, words, expected) => {
    expect(() => readRequest(words)).toThrow(RequestFault);
    expect(() => readRequest(words)).toThrow(expected);
  });
});
