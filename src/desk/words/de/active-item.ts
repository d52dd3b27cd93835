import type { activeItemWords as English } from "../en/active-item.ts";

export const activeItemWords: typeof English = {
  yours: "Ihr aktiver Chat",
  active: "Aktiv",
  return: "Zurück",
};
