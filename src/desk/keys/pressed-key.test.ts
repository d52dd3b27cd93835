import { expect, test } from "vitest";
import { pressedKey } from "./pressed-key.ts";

const alt = { altKey: true, ctrlKey: false, metaKey: false, shiftKey: false, isComposing: false };
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
  ["a letter that is no key of the desk", "x", "KeyX", null],
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
  expect(pressedKey({ ...e, ctrlKey: true }, false)).toBeNull();
  expect(pressedKey({ ...e, metaKey: true }, false)).toBeNull();
  expect(pressedKey({ ...e, altKey: false }, false)).toBeNull();
  expect(pressedKey({ ...e, isComposing: true }, false)).toBeNull();
});
