import { numberText } from "../numbers.ts";

export const timeWords = {
  today: "Today",
  yesterday: "Yesterday",
  seconds: (count: number) => `${numberText(count)} s`,
  minutes: (count: number) => `${numberText(count)} min`,
  hours: (count: number) => `${numberText(count)} h`,
  until: (time: string) => `until ${time}`,
  forGood: "for good",
};
