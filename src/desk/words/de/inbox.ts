import type { inboxWords as English } from "../en/inbox.ts";
import { numberText } from "../numbers.ts";

export const inboxWords: typeof English = {
  title: "Eingang",
  part: "Der Eingang",
  panelPart: "Der Bereich zu diesem Chat",
  ownedAndMax: "Ihre Chats und wie viele Sie höchstens haben sollen",
  overMax: "Mehr Chats, als Sie haben sollen",
  over: "zu viel",
  late: (count) => `${numberText(count)} überfällig`,
  toNextLate: "Zum nächsten überfälligen Chat",
  chats: "Chats",
  sections: {
    late: "Überfällig",
    "to-answer": "Zu beantworten",
    answered: "Beantwortet",
    "wrap-up": "Nachbearbeitung",
    arrived: "Soeben eingetroffen",
  },
  empty: "Keine Chats im Eingang",
  emptyAvailable: "Chats erscheinen hier, sobald sie Ihnen zugeteilt werden oder Sie einen annehmen.",
  emptyOtherwise:
    "Sobald Sie verfügbar sind, können Ihnen Chats zugeteilt werden. Sie können auch einen aus einer Warteschlange annehmen.",
  order: "Sortierung des Eingangs",
  orders: {
    "longest-wait": "Längste Wartezeit zuerst",
    arrival: "Nach Eingang",
  },
  chosen: ", ausgewählt",
  inWrapUp: "In Nachbearbeitung",
  wrapUpPaused: "Nachbearbeitung, pausiert",
  active: "Aktiver Chat",
  paused: "Pausiert",
  gone: "Weg",
  new: "Neu",
  unread: "ungelesen",
  typing: "schreibt …",
  byYou: (text) => `Sie: ${text}`,
  notWritten: "Hat noch nichts geschrieben",
  wrapUp: "Nachbearbeitung",
  noLimit: "unbegrenzt",
  standsStill: "pausiert",
};
