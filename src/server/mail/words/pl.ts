import type { MailWords } from "./mail-words.ts";

export const pl: MailWords = {
  hello: "Dzień dobry,",
  customer: "Ty",
  answersSubject: "Odpowiedź od {company}",
  answers: "oto odpowiedź na wiadomość do {company}:",
  turnSubject: "Nadeszła kolej na rozmowę: {company}",
  turn: "miejsce w kolejce do {company} było zachowane, a teraz nadeszła kolej na rozmowę.",
  transcriptSubject: "Czat z {company}",
  transcript: "oto zamówiony zapis czatu z {company}:",
  goOn: "Tutaj można kontynuować czat, na dowolnym urządzeniu:",
  linkLasts:
    "Link jest tylko do własnego użytku: kto go ma, może czytać czat i w nim pisać. Działa do: {day}.",
  noReply: "Prosimy odpowiadać przez link. Nikt nie czyta odpowiedzi na tego e-maila.",
  why: "Ten e-mail przychodzi, ponieważ ten adres podano na czacie {company}.",
  cut: "[Dalszy ciąg jest za długi na e-mail. Link prowadzi do całego czatu.]",
  joined: "{name} – dołączono do czatu",
  waiting: "Oczekiwanie na kogoś z zespołu",
  ended: "Czat został zakończony",
};
