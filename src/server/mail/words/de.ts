import type { MailWords } from "./mail-words.ts";

export const de: MailWords = {
  hello: "Guten Tag,",
  customer: "Sie",
  answersSubject: "{company} hat Ihnen geantwortet",
  answers: "Sie haben {company} geschrieben. Hier ist die Antwort:",
  turnSubject: "Sie sind an der Reihe: {company}",
  turn: "wir haben Ihnen bei {company} den Platz freigehalten. Jetzt sind Sie an der Reihe.",
  transcriptSubject: "Ihr Chat mit {company}",
  transcript: "hier ist, wie gewünscht, Ihr Chat mit {company}:",
  goOn: "Hier geht der Chat weiter, auf jedem Gerät:",
  linkLasts:
    "Der Link ist nur für Sie: Wer ihn hat, kann den Chat lesen und darin schreiben. Er gilt bis {day}.",
  noReply: "Bitte antworten Sie über den Link. Antworten auf diese Mail liest niemand.",
  why: "Sie erhalten diese Mail, weil diese Adresse im Chat von {company} hinterlassen wurde.",
  cut: "[Der Rest ist zu lang für eine Mail. Der Link führt zum ganzen Chat.]",
  joined: "{name} ist da",
  waiting: "Warten auf jemanden",
  ended: "Der Chat wurde beendet",
};
