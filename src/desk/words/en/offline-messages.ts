import { numberText } from "../numbers.ts";
import { plural } from "../plural.ts";

export const offlineMessagesWords = {
  title: "Offline messages",
  toSeeTo: (count: number) =>
    count === 0
      ? "Nothing is left to see to"
      : `${plural(count, { one: "1 message", other: `${numberText(count)} messages` })} from customers who found nobody here, newest first. Answer, or press Done.`,
  answer: "Answer",
  answerTo: (who: string) => `Answer the message of ${who}`,
  done: "Done",
  doneWith: (who: string) => `Done: message of ${who}`,
  doneWithChosen: "Done with those chosen",
  empty: "No offline messages",
  emptyHint:
    "When a queue is closed, full or unattended, customers can leave a message. Those for your queues are listed here.",
  showOlder: (count: number) => `Show older (${numberText(count)} more)`,
  choose: (who: string) => `Choose the message of ${who}`,
  queueGone: "A queue that is gone",
  left: (day: string, time: string) => `${day}, ${time}`,
  writtenOn: <Part>(page: Part) => ["written on ", page],
};
