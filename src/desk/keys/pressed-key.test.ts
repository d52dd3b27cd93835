import { expect, test } from "vitest";
import { pressedKey } from "./pressed-key.ts";

const alt = { altKey: true, ctrlKey: false, metaKey: false, shiftKey: false, isComposing: false };
const control = { ...alt, altKey: false, ctrlKey: true };
const command = { ...alt, altKey: false, metaKey: true };
const nothing = { ...alt, altKey: false };
const controlShift = { ...alt, altKey: false, ctrlKey: true, shiftKey: true };

test.for([
  ["QWERTY", "e", "KeyE", "end"],
  ["AZERTY, by what is printed", "m", "Semicolon", "template"],
  ["AZERTY, where M has the place of a comma", ",", "KeyM", null],
  ["Dvorak", "e", "KeyD", "end"],
  ["QWERTZ", "z", "KeyY", "undo"],
  ["Cyrillic", "у", "KeyE", "end"],
  ["Greek", "ε", "KeyE", "end"],
  ["Arabic", "ث", "KeyE", "end"],
  ["Arabic, where one key writes two letters", "لا", "KeyB", "put-back"],
  ["Hebrew", "ק", "KeyE", "end"],
  ["Thai, where a key writes a mark", "ื", "KeyN", "note"],
  ["an input method that takes every key", "Process", "KeyE", "end"],
  ["a letter that is no key of the desk", "j", "KeyJ", null],
  ["a Latin letter with an accent", "é", "KeyE", null],
  ["a key that is no letter", "Enter", "Enter", null],
] as const)("[U-8] %s: Alt with %s at %s is %s", ([, key, code, name]) => {
  expect(pressedKey({ ...alt, key, code }, false)).toBe(name);
});

test("[U-8] on a Mac Option writes signs, also in the reply; Control and Shift are held instead", () => {
  for (const [key, code] of [
    ["´", "KeyE"],
    ["Dead", "KeyE"],
    ["ç", "KeyC"],
    ["∑", "KeyW"],
  ] as const) {
    expect(pressedKey({ ...alt, key, code }, true)).toBeNull();
  }
  expect(pressedKey({ ...controlShift, key: "E", code: "KeyE" }, true)).toBe("end");
  expect(pressedKey({ ...controlShift, key: "M", code: "Semicolon" }, true)).toBe("template");
  expect(pressedKey({ ...controlShift, key: "У", code: "KeyE" }, true)).toBe("end");
  expect(pressedKey({ ...controlShift, key: "E", code: "KeyE" }, false)).toBeNull();
});

test("[U-8] AltGr writes, and a word that is being composed is not left", () => {
  const e = { ...alt, key: "e", code: "KeyE" };
  expect(pressedKey({ ...control, key: "k", code: "KeyK", altKey: true }, false)).toBeNull();
  expect(pressedKey({ ...e, ctrlKey: true }, false)).toBeNull();
  expect(pressedKey({ ...e, metaKey: true }, false)).toBeNull();
  expect(pressedKey({ ...e, altKey: false }, false)).toBeNull();
  expect(pressedKey({ ...e, isComposing: true }, false)).toBeNull();
});

test.for([
  ["Windows and Linux", false, control, command],
  ["a Mac", true, command, control],
] as const)(
  "[B-26] on %s the palette opens with the key that commands there, and with no other",
  ([, isMac, held, other]) => {
    expect(pressedKey({ ...held, key: "k", code: "KeyK" }, isMac)).toBe("palette");
    expect(pressedKey({ ...held, key: "л", code: "KeyK" }, isMac)).toBe("palette");
    expect(pressedKey({ ...held, key: "t", code: "KeyK" }, isMac), "Dvorak").toBeNull();
    expect(pressedKey({ ...other, key: "k", code: "KeyK" }, isMac)).toBeNull();
    expect(pressedKey({ ...held, key: "k", code: "KeyK", shiftKey: true }, isMac)).toBeNull();
    // Alone, or beside the keys of a browser, letters and signs are nobody's.
    expect(pressedKey({ ...nothing, key: "k", code: "KeyK" }, isMac)).toBeNull();
    expect(pressedKey({ ...held, key: "e", code: "KeyE" }, isMac)).toBeNull();
  },
);

test("[B-26] the list of keys opens with its sign, wherever a layout has it", () => {
  expect(pressedKey({ ...nothing, key: "?", code: "Minus", shiftKey: true }, false)).toBe("keys");
  expect(pressedKey({ ...control, key: "?", code: "Minus", shiftKey: true }, false)).toBeNull();
});
