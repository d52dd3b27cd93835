import type { arrivalsWords as English } from "../en/arrivals.ts";
import { listText, numberText } from "../numbers.ts";

const namedMax = 3;

export const arrivalsWords: typeof English = {
  chatsArrived: (chats) =>
    chats.length > namedMax
      ? `${numberText(chats.length)} Chats sind eingetroffen.`
      : chats.map(({ name, queue }) => `Ein Chat mit ${name} ist aus ${queue} eingetroffen.`).join(" "),
  haveWritten: (names) =>
    names.length > namedMax
      ? `${numberText(names.length)} Kunden haben geschrieben.`
      : names.map((name) => `${name} hat geschrieben.`).join(" "),
  customerWaits: (queues) => `Neuer Kunde wartet in ${listText(queues)}.`,
  titleWaiting: (count) => `${numberText(count)} wartend`,
  titleLate: (count) => `⚠ Überfällig: ${numberText(count)} wartend`,
  notices: "Hinweise",
  noNotices: "Noch nichts. Hier stehen Chats, die eintreffen oder zurückgenommen werden.",
  newNotice: (notice) => `Neu: ${notice}`,
  allocated: (name) => `${theChat(name)} wurde Ihnen zugeteilt`,
  returned: (name) => `${theChat(name)} ging ohne Sie in die Warteschlange zurück`,
  offers: "Ihnen angebotene Chats",
  missed: (name) =>
    `${theChat(name)} ging in die Warteschlange zurück: Sie haben ihn nicht rechtzeitig fortgesetzt`,
  "offer-accepted": (name, agent) => `${theChat(name)} wurde von ${agent} übernommen`,
  "offer-declined": (name, agent) => `${theChat(name)} wurde von ${agent} abgelehnt und bleibt bei Ihnen`,
  "offer-timed-out": (name, agent) =>
    `${theChat(name)} bleibt bei Ihnen: ${agent} hat nicht rechtzeitig geantwortet`,
  "offer-gone": (name, agent) => `${theChat(name)} bleibt bei Ihnen: ${agent} ist nicht mehr verfügbar`,
  offered: (name, agent) => `${agent} bietet Ihnen den Chat mit ${name} an`,
  alerts: "Benachrichtigungen in diesem Browser",
  ways: { sound: "Ton", desktop: "Desktop-Benachrichtigung", tab: "Titel und Symbol des Tabs" },
  keptSilent:
    "Ihr Browser hat die Glocke stumm gelassen: Eine Seite darf erst nach einem Klick Töne abspielen. Ab jetzt kann sie läuten.",
  desktop: {
    ask: "Ihr Browser fragt einmal, ob Bellhop sie zeigen darf.",
    refused:
      "Ihr Browser lässt Bellhop keine Benachrichtigungen zeigen. Öffnen Sie neben der Adresse die Einstellungen dieser Seite, erlauben Sie Benachrichtigungen und laden Sie die Seite neu.",
    "without-https":
      "Browser zeigen Benachrichtigungen nur von Seiten mit HTTPS. Bitten Sie Ihre Administration, es einzurichten.",
    unsupported: "Dieser Browser hat keine Desktop-Benachrichtigungen.",
  },
};

function theChat(name: string | undefined): string {
  return name === undefined ? "Ein Chat" : `Der Chat mit ${name}`;
}
