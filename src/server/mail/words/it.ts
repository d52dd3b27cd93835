import type { MailWords } from "./mail-words.ts";

export const it: MailWords = {
  hello: "Buongiorno,",
  customer: "Lei",
  answersSubject: "{company} le ha risposto",
  answers: "ha scritto a {company}. Ecco la risposta:",
  turnSubject: "È il suo turno: {company}",
  turn: "aveva tenuto il suo posto nella coda di {company}, e ora è il suo turno.",
  transcriptSubject: "La sua chat con {company}",
  transcript: "ecco la sua chat con {company}, come richiesto:",
  goOn: "Continui la chat qui, su qualsiasi dispositivo:",
  linkLasts:
    "Il link è solo per lei: chi lo possiede può leggere la chat e scriverci. È valido fino al giorno {day}.",
  noReply: "Risponda tramite il link. Nessuno legge le risposte a questa e-mail.",
  why: "Riceve questa e-mail perché questo indirizzo è stato lasciato nella chat di {company}.",
  cut: "[Il resto è troppo lungo per un’e-mail. Il link porta alla chat completa.]",
  joined: "{name} è in chat",
  waiting: "In attesa di qualcuno",
  ended: "La chat è terminata",
};
