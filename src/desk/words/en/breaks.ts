import { numberText } from "../numbers.ts";
import { plural } from "../plural.ts";

const chats = (count: number) => plural(count, { one: "1 chat", other: `${numberText(count)} chats` });

export const breaksWords = {
  chatsLeft: (open: number, inWrapUp: number) =>
    inWrapUp === 0
      ? `You still have ${chats(open)}.`
      : plural(open + inWrapUp, {
          one: "You still have 1 chat, which is in wrap-up.",
          other: `You still have ${chats(open + inWrapUp)}, ${numberText(inWrapUp)} of them in wrap-up.`,
        }),
  finishFirstMeans:
    "If you finish them first, nothing new is allocated to you, and the break begins by itself when the last one leaves.",
  finishFirst: "Finish them first",
  now: "Break now",
  nowPuttingBack: "Break now, put them back",
};
