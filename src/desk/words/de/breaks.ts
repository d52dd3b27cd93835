import type { breaksWords as English } from "../en/breaks.ts";
import { numberText } from "../numbers.ts";
import { plural } from "../plural.ts";

const chats = (count: number) => plural(count, { one: "1 Chat", other: `${numberText(count)} Chats` });

export const breaksWords: typeof English = {
  chatsLeft: (open, inWrapUp) =>
    inWrapUp === 0
      ? `Sie haben noch ${chats(open)}.`
      : plural(open + inWrapUp, {
          one: "Sie haben noch 1 Chat, und der ist in Nachbearbeitung.",
          other: `Sie haben noch ${chats(open + inWrapUp)}, davon ${numberText(inWrapUp)} in Nachbearbeitung.`,
        }),
  finishFirstMeans:
    "Schließen Sie sie erst ab, wird Ihnen nichts Neues zugeteilt, und die Pause beginnt von selbst, sobald keiner mehr übrig ist.",
  finishFirst: "Erst abschließen",
  now: "Jetzt in die Pause",
  nowPuttingBack: "Jetzt in die Pause, Chats zurücklegen",
};
