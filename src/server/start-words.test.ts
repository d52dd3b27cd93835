import { expect, test } from "vitest";
import { startWords } from "./start-words.ts";

const server = { url: "http://127.0.0.1:3000", setUpCode: "abcd-efgh" };
const publicUrl = "https://chat.example";
const linksOf = (words: readonly string[]) => words.flatMap((line) => /https?:.*/.exec(line) ?? []);

test("[B-82] [A-11] the set-up link leads to the public address, since the server answers at no other", () => {
  expect(linksOf(startWords(server, { publicUrl, isDemo: false }))).toEqual([
    "https://chat.example/set-up#abcd-efgh",
    "http://127.0.0.1:3000",
    "https://chat.example/",
  ]);
  expect(linksOf(startWords(server, { publicUrl: null, isDemo: false }))).toEqual([
    "http://127.0.0.1:3000/set-up#abcd-efgh",
    "http://127.0.0.1:3000",
    "http://127.0.0.1:3000/",
  ]);
});

test("[B-82] a server that has been set up prints no link for it, and a demo its company's page", () => {
  const words = startWords({ ...server, setUpCode: null }, { publicUrl: null, isDemo: true });
  expect(linksOf(words)).toEqual([
    "http://127.0.0.1:3000",
    "http://127.0.0.1:3000/company",
    "http://127.0.0.1:3000/",
  ]);
});
