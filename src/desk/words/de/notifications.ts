import type { notificationsWords as English } from "../en/notifications.ts";
import { numberText } from "../numbers.ts";
import { plural } from "../plural.ts";

export const notificationsWords: typeof English = {
  title: "Meldungen",
  inSeconds: (count) => `in ${numberText(count)} ${plural(count, { one: "Sekunde", other: "Sekunden" })}`,
  ticking: (count) => `in ${numberText(count)} s`,
};
