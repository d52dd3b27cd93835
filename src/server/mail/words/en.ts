import type { MailWords } from "./mail-words.ts";

export const en: MailWords = {
  language: "en",
  hello: "Hello,",
  customer: "You",
  answersSubject: (company) => `${company} has answered you`,
  answers: (company) => `you wrote to ${company}. Here is the answer:`,
  turnSubject: (company) => `It is your turn at ${company}`,
  turn: (company) => `you have kept your place in the line of ${company}, and now it is your turn.`,
  transcriptSubject: (company) => `Your chat with ${company}`,
  transcript: (company) => `here is your chat with ${company}, as you asked for:`,
  goOn: "Go on with the chat here, on any device:",
  linkLasts: (day) =>
    `The link is for you alone: whoever has it can read the chat and write in it. It works until ${day}.`,
  noReply: "Please answer by the link. Nobody reads replies to this mail.",
  why: (company) => `You get this mail because this address was left in the chat of ${company}.`,
  cut: "[What comes here is too long for a mail. The link leads to all of it.]",
  trialSubject: (company) => `Mail from ${company} works`,
  trial:
    "this mail was sent from the settings of Bellhop, to try whether mails to customers go out. They do.",
  joined: (name) => `${name} joined`,
  waiting: "Waiting for somebody",
  ended: "The chat ended",
};
