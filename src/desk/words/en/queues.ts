import { numberText } from "../numbers.ts";
import { plural } from "../plural.ts";

const waitingChats = (count: number) =>
  plural(count, { one: "1 waiting chat", other: `${numberText(count)} waiting chats` });

function chatsWere(count: number): string {
  return plural(count, {
    one: "1 chat was",
    other: `${count === 0 ? "No" : numberText(count)} chats were`,
  });
}

export const queuesWords = {
  title: "Queues",
  empty: "No queues yet",
  emptyHint:
    "You serve a queue when you are in one of its groups and have the webchat capability. An administrator sets this.",
  queue: (name: string | undefined) => (name === undefined ? "Queue" : `Queue ${name}`),
  choose: "Choose a queue",
  chooseHint: "Customers who wait in it are shown here, in the order of their turn.",
  isAuto: "Allocated automatically",
  byHand: "Taken by hand",
  waiting: (count: number) => (count === 0 ? "Nobody is waiting" : `${numberText(count)} waiting`),
  waitingUnit: "waiting",
  longest: (wait: string, isLate: boolean) => `${isLate ? "late, " : ""}longest ${wait}`,
  back: "Back to the queues",
  mayTakeAnyway: "chats are allocated automatically; you can take one all the same",
  nobodyWaitsHint: (queue: string) =>
    `Customers who ask for a chat in ${queue} are shown here until somebody has them.`,
  waitingChats: "Waiting chats",
  more: (count: number) => `and ${numberText(count)} more`,
  chooseChat: (name: string) => `Choose the chat with ${name}`,
  notWritten: "Has not written yet",
  inLineSince: (time: string) => `In line since ${time}`,
  gone: "Gone",
  take: "Take",
  takeChat: (name: string) => `Take the chat with ${name}`,
  endChosen: "End those chosen…",
  ending: "Ending…",
  endTitle: (count: number) => `End ${waitingChats(count)}?`,
  endHint:
    "Their customers lose their place in line and are told that the chat has ended. They can begin another. Chats that somebody takes meanwhile are left alone.",
  end: (count: number) => `End ${waitingChats(count)}`,
  ended: (count: number) => `${chatsWere(count)} ended.`,
  leftAlone: (count: number) => `${chatsWere(count)} left alone, being taken or over by then.`,
  notEnded: (count: number, why: string) => `${chatsWere(count)} not ended: ${why}`,
};
