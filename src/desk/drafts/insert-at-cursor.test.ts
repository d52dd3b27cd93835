import { expect, test } from "vitest";
import { insertAtCursor } from "./insert-at-cursor.ts";

const at = (start: number, end = start) => ({ start, end });

test("[B-34] a template is inserted at the cursor, apart from the words around it", () => {
  expect(insertAtCursor("Hello Dana", "one moment", at(5)).text).toBe("Hello one moment Dana");
  expect(insertAtCursor("Hello, ", "one moment", at(7)).text).toBe("Hello, one moment");
  expect(insertAtCursor("", "One moment.", at(0)).text).toBe("One moment.");
});

test("[B-34] it takes the place of what is selected", () => {
  expect(insertAtCursor("Hello XXX!", "Dana", at(6, 9)).text).toBe("Hello Dana!");
});

test("[B-34] the cursor stands behind what was inserted", () => {
  const { text, cursor } = insertAtCursor("ab", "T", at(1));
  expect(text.slice(0, cursor.start)).toBe("a T");
  expect(cursor.end).toBe(cursor.start);
});
