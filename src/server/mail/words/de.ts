import type { MailWords } from "./mail-words.ts";

export const de: MailWords = {
  language: "de",
  hello: "Guten Tag,",
  customer: "Sie",
  answersSubject: (company) => `${company} hat Ihnen geantwortet`,
  answers: (company) => `Sie haben ${company} geschrieben. Hier ist die Antwort:`,
  turnSubject: (company) => `Sie sind an der Reihe: ${company}`,
  turn: (company) => `wir haben Ihnen bei ${company} den Platz freigehalten. Jetzt sind Sie an der Reihe.`,
  transcriptSubject: (company) => `Ihr Chat mit ${company}`,
  transcript: (company) => `hier ist, wie gewünscht, Ihr Chat mit ${company}:`,
  goOn: "Hier geht der Chat weiter, auf jedem Gerät:",
  linkLasts: (day) =>
    `Der Link ist nur für Sie: Wer ihn hat, kann den Chat lesen und darin schreiben. Er gilt bis ${day}.`,
  noReply: "Bitte antworten Sie über den Link. Antworten auf diese Mail liest niemand.",
  why: (company) => `Sie erhalten diese Mail, weil diese Adresse im Chat von ${company} hinterlassen wurde.`,
  cut: "[Der Rest ist zu lang für eine Mail. Der Link führt zum ganzen Chat.]",
  trialSubject: (company) => `Mails von ${company} kommen an`,
  trial:
    "diese Mail wurde aus den Einstellungen von Bellhop gesendet, um zu sehen, ob Mails an Kundinnen und Kunden hinausgehen. Das tun sie.",
  joined: (name) => `${name} ist da`,
  waiting: "Warten auf jemanden",
  ended: "Der Chat wurde beendet",
};
