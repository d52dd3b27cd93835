import { numberText } from "../numbers.ts";

export const wrapUpWords = {
  title: "Wrap-up",
  part: "Wrap-up of this chat",
  customerEnded: "The customer ended the chat.",
  hasEnded: "The chat has ended.",
  whatToDo: "Classify it and add what should be remembered.",
  standsStill: "Its time stands still until you play it.",
  finishSaves: "Finish saves the note too.",
  extend: (time: string, left: number) => `Extend ${time} (${numberText(left)} left)`,
  finish: "Finish",
  unsent: "You were writing this when the chat ended; it was not sent",
  intoNote: "Put into the note",
  noLimit: "No limit",
  timeLeft: "Wrap-up time left",
  left: "left",
  paused: "paused",
};
