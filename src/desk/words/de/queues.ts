import type { queuesWords as English } from "../en/queues.ts";
import { numberText } from "../numbers.ts";
import { plural } from "../plural.ts";

const waitingChats = (count: number) =>
  plural(count, { one: "1 wartenden Chat", other: `${numberText(count)} wartende Chats` });

function chatsWere(count: number): string {
  if (count === 0) return "Kein Chat wurde";
  return plural(count, { one: "1 Chat wurde", other: `${numberText(count)} Chats wurden` });
}

export const queuesWords: typeof English = {
  title: "Warteschlangen",
  empty: "Noch keine Warteschlangen",
  emptyHint:
    "Sie bedienen eine Warteschlange, wenn Sie in einer ihrer Gruppen sind und Webchat haben. Das stellt ein Administrator ein.",
  queue: (name) => (name === undefined ? "Warteschlange" : `Warteschlange ${name}`),
  choose: "Wählen Sie eine Warteschlange",
  chooseHint: "Hier sehen Sie dann die Kunden, die in ihr warten, in ihrer Reihenfolge.",
  isAuto: "Automatisch zugeteilt",
  byHand: "Von Hand angenommen",
  waiting: (count) => (count === 0 ? "Niemand wartet" : `${numberText(count)} wartend`),
  waitingUnit: "wartend",
  longest: (wait, isLate) => (isLate ? `überfällig, längste ${wait}` : `längste ${wait}`),
  back: "Zurück zu den Warteschlangen",
  mayTakeAnyway: "Chats werden automatisch zugeteilt; Sie können trotzdem einen annehmen",
  nobodyWaitsHint: (queue) =>
    `Kunden, die in ${queue} einen Chat wünschen, sehen Sie hier, bis jemand sie hat.`,
  waitingChats: "Wartende Chats",
  more: (count) => `und ${numberText(count)} weitere`,
  chooseChat: (name) => `Chat mit ${name} auswählen`,
  notWritten: "Hat noch nichts geschrieben",
  inLineSince: (time) => `In der Warteschlange seit ${time}`,
  gone: "Weg",
  take: "Annehmen",
  takeChat: (name) => `Annehmen: Chat mit ${name}`,
  endChosen: "Ausgewählte beenden …",
  ending: "Wird beendet …",
  endTitle: (count) => `${waitingChats(count)} beenden?`,
  endHint:
    "Die Kunden verlieren ihren Platz in der Warteschlange und erfahren, dass der Chat beendet ist. Sie können einen neuen beginnen. Chats, die inzwischen jemand annimmt, bleiben unberührt.",
  end: (count) => `${waitingChats(count)} beenden`,
  ended: (count) => `${chatsWere(count)} beendet.`,
  leftAlone: (count) =>
    plural(count, {
      one: "1 Chat blieb unberührt, weil er schon angenommen oder vorbei war.",
      other: `${numberText(count)} Chats blieben unberührt, weil sie schon angenommen oder vorbei waren.`,
    }),
  notEnded: (count, why) => `${chatsWere(count)} nicht beendet: ${why}`,
};
