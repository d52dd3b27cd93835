import type { takeNextWords as English } from "../en/take-next.ts";
import { numberText } from "../numbers.ts";

export const takeNextWords: typeof English = {
  title: (count, longest) => `${numberText(count)} wartend, längste Wartezeit ${longest}`,
  nobodyHas: "Diese Chats hat noch niemand.",
  takeNext: "Nächsten annehmen",
};
