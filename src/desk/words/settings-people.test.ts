import { expect, test } from "vitest";
import { settingsPeopleWords as german } from "./de/settings-people.ts";
import { settingsPeopleWords as english } from "./en/settings-people.ts";

test("[U-16] a group with one user and one queue is not said to have several", () => {
  expect(english.groups.has(1, 1)).toBe("1 user, 1 queue");
  expect(english.groups.has(2, 0)).toBe("2 users, 0 queues");
  expect(german.groups.has(1, 1)).toBe("1 Benutzer, 1 Warteschlange");
  expect(german.groups.has(1, 2)).toBe("1 Benutzer, 2 Warteschlangen");
});
