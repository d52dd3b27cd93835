import { numberText } from "../numbers.ts";
import { plural } from "../plural.ts";

export const notificationsWords = {
  title: "Notifications",
  inSeconds: (count: number) =>
    `in ${numberText(count)} ${plural(count, { one: "second", other: "seconds" })}`,
  ticking: (count: number) => `in ${numberText(count)} s`,
};
