import { expect, test } from "vitest";
import { type ShownChoice, findChoices } from "./find-choices.ts";

const choice = (words: string, about = ""): ShownChoice => ({
  name: "chat",
  chatId: null,
  words,
  about,
  act: null,
});
const all = [
  choice("Put the chat back", "Zoë Núñez"),
  choice("Break: Lunch", "30 minutes"),
  choice("End the chat", "Zoë Núñez"),
  choice("Zoë Núñez", "Bookings"),
];
const found = (text: string) => findChoices(all, text).map(({ words }) => words);

test("[B-26] each word that is typed narrows the palette, whatever its order, case and accents", () => {
  expect(found("")).toEqual(all.map(({ words }) => words));
  expect(found("chat end")).toEqual(["End the chat"]);
  expect(found("LUNCH")).toEqual(["Break: Lunch"]);
  expect(found("nunez end")).toEqual(["End the chat"]);
  expect(found("nothing of the kind")).toEqual([]);
});

test("[B-26] what begins with the text comes before what only mentions it, and a word's beginning before its middle", () => {
  expect(found("zoe")[0]).toBe("Zoë Núñez");
  const words = [choice("Unavailable"), choice("Become available"), choice("Available")];
  expect(findChoices(words, "avail").map((one) => one.words)).toEqual([
    "Available",
    "Become available",
    "Unavailable",
  ]);
});
