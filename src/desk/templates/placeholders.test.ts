import { expect, test } from "vitest";
import { fillPlaceholders, findUnfilled } from "./placeholders.ts";

const values = { "contact.name": "Dana $& Cruz", "agent.name": "Robin", "contact.email": "" };

test("[B-34] what is known takes the place that the template left for it, as it is", () => {
  expect(fillPlaceholders("Hello {{contact.name}}, I am {{ agent.name }}.", values)).toBe(
    "Hello Dana $& Cruz, I am Robin.",
  );
});

test("[B-34] what is unknown or empty stays, and is found; its name need not stand there once", () => {
  const text = fillPlaceholders("{{contact.email}} {{agent.name}} {{queue.name}} {{contact.email}}", values);
  expect(text).toBe("{{contact.email}} Robin {{queue.name}} {{contact.email}}");
  expect(findUnfilled(text).map(({ name }) => name)).toEqual([
    "contact.email",
    "queue.name",
    "contact.email",
  ]);
  const [first] = findUnfilled(text);
  expect(text.slice(first?.start, first?.end)).toBe("{{contact.email}}");
});

test("[B-34] other words in braces hold up nobody, nor does a name that every object has", () => {
  const text = "Write {{your.words}} or {{toString}} or { contact.name } or {{Contact.Name}}";
  expect(fillPlaceholders(text, values)).toBe(text);
  expect(findUnfilled(text)).toEqual([]);
});
