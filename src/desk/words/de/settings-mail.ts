import type { settingsMailWords as English } from "../en/settings-mail.ts";

export const settingsMailWords: typeof English = {
  title: "Mail",
  explains:
    "Kunden können im Chat eine E-Mail-Adresse hinterlassen. Antworten, die sie nicht gesehen haben, gehen dorthin, mit einem Link, der den Chat auf jedem Gerät fortsetzt.",
  unseen: "Ungesehene Antworten",
  server: "Mailserver",
  isSetUp: (from, server) => `Mails kommen von ${from}, über ${server}.`,
  isNotSetUp:
    "Es ist kein Mailserver eingerichtet; deshalb können Kunden keine Adresse hinterlassen. Wer Bellhop betreibt, setzt BELLHOP_SMTP_URL und BELLHOP_MAIL_FROM (docs/running.md).",
  after: "Antworten per Mail senden, wenn ungesehen seit",
  afterHint: "Antworten aus dieser Zeit gehen in eine Mail",
  try: "Testmail senden",
  tryHint: "Sie geht an Ihre eigene Adresse.",
  outcomes: {
    sent: (to) => `An ${to} gesendet. Sehen Sie nach, ob sie angekommen ist.`,
    refused: (to) => `Der Mailserver lehnt Mails an ${to} ab.`,
    "not-set-up": () => "Es ist kein Mailserver eingerichtet.",
    "too-many": () => "Es wurden schon viele Testmails gesendet. Versuchen Sie es in zehn Minuten erneut.",
    "not-reached": () =>
      "Der Mailserver ist nicht zu erreichen. Prüfen Sie Host und Port in BELLHOP_SMTP_URL und ob etwas dazwischen sie sperrt.",
    "not-encrypted": () =>
      "Eine verschlüsselte Verbindung zum Mailserver kommt nicht zustande. Prüfen Sie sein Zertifikat und ob BELLHOP_SMTP_URL mit smtps:// (Port 465) oder smtp:// (Port 587) beginnt.",
    "not-signed-in": () =>
      "Der Mailserver nimmt Benutzer oder Passwort nicht an. Prüfen Sie beide in BELLHOP_SMTP_URL.",
    "sender-refused": () =>
      "Der Mailserver lässt Mails von dieser Adresse nicht zu. Prüfen Sie BELLHOP_MAIL_FROM.",
    busy: () => "Der Mailserver nimmt gerade keine Mails an. Versuchen Sie es später.",
  },
  said: (response) => `Er sagte: ${response}`,
};
