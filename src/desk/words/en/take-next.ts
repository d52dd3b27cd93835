import { numberText } from "../numbers.ts";

export const takeNextWords = {
  title: (count: number, longest: string) => `${numberText(count)} waiting, longest ${longest}`,
  nobodyHas: "Nobody has these chats yet.",
  takeNext: "Take next",
};
