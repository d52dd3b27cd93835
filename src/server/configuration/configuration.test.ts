import { describe, expect, test } from "vitest";
import { ConfigurationFault, readConfiguration } from "./configuration.ts";

const secret = "a secret that all of them are given";
const DATABASE_URL = "postgresql://localhost/bellhop";
const BELLHOP_ADDRESS = "http://10.0.0.5:3000";
const BELLHOP_SECRET = secret;

const refused: readonly (readonly [string, Readonly<Record<string, string>>, string])[] = [
  ["only an address", { DATABASE_URL, BELLHOP_ADDRESS }, "go together"],
  ["only a secret", { DATABASE_URL, BELLHOP_SECRET }, "go together"],
  ["a short secret", { DATABASE_URL, BELLHOP_ADDRESS, BELLHOP_SECRET: "short" }, "at least 32 characters"],
  ["no PostgreSQL", { BELLHOP_ADDRESS, BELLHOP_SECRET }, "set DATABASE_URL"],
  ...["10.0.0.5:3000", "ftp://10.0.0.5", "http://10.0.0.5/bellhop", "http://kim@10.0.0.5", "http://"].map(
    (address) =>
      [
        `the address ${address}`,
        { DATABASE_URL, BELLHOP_ADDRESS: address, BELLHOP_SECRET },
        `BELLHOP_ADDRESS is ${address}`,
      ] as const,
  ),
];

describe("a server that is one of several", () => {
  test("is told its address and the secret of all", () => {
    const read = readConfiguration([], { DATABASE_URL, BELLHOP_ADDRESS, BELLHOP_SECRET });
    expect(read.several).toEqual({ address: BELLHOP_ADDRESS, secret });
    expect(readConfiguration([], { DATABASE_URL }).several).toBeNull();
  });

  test("may be reached by https, without a port, and with a slash at the end", () => {
    const environment = { DATABASE_URL, BELLHOP_ADDRESS: "https://one.bellhop.example/", BELLHOP_SECRET };
    expect(readConfiguration([], environment).several?.address).toBe("https://one.bellhop.example");
  });

  test.each(refused)("is refused in clear words with %s", (_name, environment, words) => {
    const reading = () => readConfiguration([], environment);
    expect(reading).toThrow(ConfigurationFault);
    expect(reading).toThrow(words);
  });

  test("is no demo", () => {
    const environment = { DATABASE_URL, BELLHOP_ADDRESS, BELLHOP_SECRET };
    expect(() => readConfiguration(["--demo"], environment)).toThrow("--demo is for one server");
  });
});
