import type { settingsWebsiteWords as English } from "../en/settings-website.ts";

export const settingsWebsiteWords: typeof English = {
  title: "Website",
  explains:
    "So kommt der Chat auf Ihre Seiten: Kopieren Sie den Einbettungscode eines Widgets in das HTML jeder Seite, die ihn haben soll. Die Chats kommen in die Warteschlange, die Sie hier wählen.",
  newWidget: "Neues Widget",
  columns: { queue: "Warteschlange", sites: "Websites" },
  everywhere: "Überall",
  tabs: {
    label: "Teile der Einstellungen",
    general: "Allgemein",
    appearance: "Aussehen",
    privacy: "Datenschutz",
  },
  nameHint: "Damit Sie Ihre Widgets unterscheiden können",
  queue: "Warteschlange",
  queueHint: "In diese kommen die Chats",
  language: "Sprache",
  languageHint:
    "Für den Chat, auch ohne Skripte, und für seine Mails. „Wie die Seite“ heißt: was die Seite von sich sagt, sonst was der Browser wünscht, sonst Englisch",
  asPage: "Wie die Seite",
  sites: "Websites",
  sitesHint:
    "Wo dieser Chat funktioniert, eine je Zeile. „*.“ steht für jede Subdomain. Keine genannt: überall",
  sitesExample: "https://www.acme.example\nhttps://*.acme.example",
  parameters: "Parameter der Seitenadresse",
  parametersHint:
    "Agenten sehen die Seite eines Kunden ohne das, was auf „?“ oder „#“ folgt, denn das kann vertraulich sein. Nennen Sie die Parameter, die sie brauchen, einen je Zeile",
  parametersExample: "produkt",
  forget: "Beendete Chats vergessen",
  forgetHint:
    "Für Computer, die mehrere Personen benutzen: Wenn der Kunde das Ende gesehen hat und den Chat schließt oder die Seite verlässt, oder nach zehn Minuten, vergisst sein Browser den Chat. Wer danach schreibt, ist jemand Neues. Ohne diese Einstellung können Kunden das selbst tun",
  snippet: "Einbettungscode",
  snippetHint:
    'Fügen Sie diese Zeile auf jeder Seite, die den Chat haben soll, vor dem schließenden </body> ein. Öffnen Sie dann die Seite und schreiben Sie die erste Nachricht: Sobald Sie verfügbar sind, kommt sie in Ihren Eingang, oder Sie nehmen sie unter „Warteschlangen“ an. Wenn man sich auf Ihrer Website anmelden kann, lassen Sie die Seite beim Abmelden bellhop("reset") aufrufen: Der Browser vergisst den Chat dann.',
  snippetWithoutCode:
    "Erlaubt die Sicherheitsrichtlinie einer Seite keinen Skriptcode in der Seite, fügen Sie stattdessen dies ein. Der Browser zählt den Chat dann zu dem, was die Seite lädt.",
  plainHint:
    "Ohne Skripte, Sockets oder Speicher und als Link in E-Mails funktioniert der Chat unter dieser Adresse:",
  copy: "Code kopieren",
  copied: "Kopiert",
  mayNotCopy:
    "Ihr Browser erlaubt der Seite das Kopieren nicht. Markieren Sie die Zeile und kopieren Sie sie selbst.",
};
