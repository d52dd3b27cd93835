import type { settingsPeopleWords as English } from "../en/settings-people.ts";
import { numberText } from "../numbers.ts";

export const settingsPeopleWords: typeof English = {
  groups: {
    title: "Gruppen",
    explains:
      "Agenten, die dieselben Warteschlangen bedienen. Wer in einer Gruppe ist, stellen Sie unter „Benutzer“ ein, welche Warteschlangen sie bedient, unter „Warteschlangen“.",
    newGroup: "Neue Gruppe",
    columns: { users: "Benutzer", queues: "Warteschlangen" },
    removeHint: "Eine Gruppe, die noch Benutzer oder Warteschlangen hat, bleibt bestehen.",
  },
  users: {
    title: "Benutzer",
    explains:
      "Alle aus Ihrem Team, die sich hier anmelden. Die Rolle bestimmt, was sie ändern dürfen; mit Webchat können sie Chats haben; ihre Gruppen bestimmen, aus welchen Warteschlangen.",
    newUser: "Neuer Benutzer",
    is: (role, webchat, disabled) => `${role}${webchat ? ", Webchat" : ""}${disabled ? ", deaktiviert" : ""}`,
    columns: { role: "Rolle", chatsMax: "Höchstzahl" },
    nameHint: "Kunden lesen ihn, wenn dieser Benutzer ihnen antwortet",
    email: "E-Mail",
    emailHint: "Damit meldet sich der Benutzer an",
    firstPassword: "Erstes Passwort",
    newPassword: "Neues Passwort",
    newPasswordHint: "Meldet den Benutzer überall ab. Leer lassen, um das bisherige zu behalten",
    role: "Rolle",
    administrator: "Administrator: darf alle Einstellungen ändern",
    chats: "Chats",
    webchat: "Webchat",
    webchatHint: "Darf überhaupt Chats haben",
    groups: "Gruppen",
    groupsHint: "Der Benutzer bedient die Warteschlangen dieser Gruppen",
    noGroups: "Es gibt noch keine Gruppen. Legen Sie eine unter „Gruppen“ an.",
    chatsMax: "Höchstzahl der Chats",
    chatsMaxHint: (ofAccount) => `Leer: wie die Warteschlange oder das Konto (${numberText(ofAccount)})`,
    enable: "Anmeldung wieder zulassen",
    disable: {
      opens: "Deaktivieren …",
      act: "Deaktivieren",
      question: (name) => `${name} deaktivieren?`,
    },
    disableHint:
      "Der Benutzer wird abgemeldet und kann sich nicht mehr anmelden. Seine Chats gehen sofort in ihre Warteschlangen zurück; in alten Verläufen bleibt sein Name stehen.",
  },
  blocks: {
    title: "Gesperrte Kunden",
    explains:
      "Sie können aus dem Browser, in dem sie gesperrt wurden, nicht mehr schreiben. Agenten sperren einen Kunden im Bereich zu ihrem aktiven Chat.",
    empty: "Niemand ist gesperrt",
    emptyHint: "Hier stehen gesperrte Kunden mit dem Grund. Die Sperre lässt sich hier aufheben.",
    blocked: (until, by, at) => `Gesperrt ${until}, von ${by}, ${at}.`,
    over: (since, by, at) => `Abgelaufen: ${since}. Gesperrt von ${by}, ${at}.`,
    showChat: "Chat anzeigen",
    unblock: {
      opens: "Sperre aufheben …",
      act: "Sperre aufheben",
      question: () => "Sperre dieses Kunden aufheben?",
    },
    unblockHint: "Der Kunde kann Ihnen sofort wieder schreiben.",
  },
};
