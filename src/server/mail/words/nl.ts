import type { MailWords } from "./mail-words.ts";

export const nl: MailWords = {
  hello: "Goedendag,",
  customer: "U",
  answersSubject: "{company} heeft u geantwoord",
  answers: "U schreef aan {company}. Hier is het antwoord:",
  turnSubject: "U bent aan de beurt bij {company}",
  turn: "U hield uw plaats in de rij van {company}, en nu bent u aan de beurt.",
  transcriptSubject: "Uw chat met {company}",
  transcript: "Hier is uw chat met {company}, zoals u vroeg:",
  goOn: "Ga hier verder met de chat, op elk apparaat:",
  linkLasts:
    "De link is alleen voor u: wie hem heeft, kan de chat lezen en erin schrijven. Hij werkt tot en met {day}.",
  noReply: "Antwoord via de link. Niemand leest antwoorden op deze mail.",
  why: "U krijgt deze mail omdat dit adres is achtergelaten in de chat van {company}.",
  cut: "[De rest is te lang voor een mail. De link leidt naar de hele chat.]",
  joined: "{name} is nu in de chat",
  waiting: "Wachten op iemand",
  ended: "De chat is afgelopen",
};
