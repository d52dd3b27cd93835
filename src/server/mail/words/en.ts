import type { MailWords } from "./mail-words.ts";

export const en: MailWords = {
  hello: "Hello,",
  customer: "You",
  answersSubject: "{company} has answered you",
  answers: "you wrote to {company}. Here is the answer:",
  turnSubject: "It is your turn at {company}",
  turn: "you have kept your place in the line of {company}, and now it is your turn.",
  transcriptSubject: "Your chat with {company}",
  transcript: "here is your chat with {company}, as you asked for:",
  goOn: "Go on with the chat here, on any device:",
  linkLasts:
    "The link is for you alone: whoever has it can read the chat and write in it. It works until {day}.",
  noReply: "Please answer by the link. Nobody reads replies to this mail.",
  why: "You get this mail because this address was left in the chat of {company}.",
  cut: "[What comes here is too long for a mail. The link leads to all of it.]",
  joined: "{name} joined",
  waiting: "Waiting for somebody",
  ended: "The chat ended",
};
