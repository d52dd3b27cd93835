import type { timeWords as English } from "../en/time.ts";
import { numberText } from "../numbers.ts";

export const timeWords: typeof English = {
  today: "Heute",
  yesterday: "Gestern",
  seconds: (count) => `${numberText(count)} s`,
  minutes: (count) => `${numberText(count)} min`,
  hours: (count) => `${numberText(count)} h`,
  until: (time) => `bis ${time}`,
  forGood: "dauerhaft",
};
