import type { WaitWords } from "./wait-words.ts";

export const waitEn: WaitWords = {
  language: "en",
  received: "Thank you, your message is here.",
  goOn: "You can go on writing.",
  place: (count) => (count === 1 ? "You are next" : `You are number ${count} in line`),
  placeBeyond: (count) => `At least ${count} people are before you`,
  about: (duration) => `About ${duration} to wait`,
  lessThanMinute: "Less than a minute to wait",
  moreThan: (duration) => `More than ${duration} to wait`,
  longer: "It is taking longer than usual",
  soon: "Somebody will be with you soon",
  nobody: "Nobody is here just now. You stay in line until somebody is back.",
  closed: "We have closed meanwhile. You stay in line, but it may take until we open again.",
  comeBackWithin: (duration) => `If you leave this page, come back within ${duration} to keep your place.`,
  comeBack: "You may leave this page and come back: you keep your place.",
};
