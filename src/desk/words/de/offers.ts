import type { offersWords as English } from "../en/offers.ts";

export const offersWords: typeof English = {
  offers: (agent) => `${agent} bietet Ihnen einen Chat an`,
  note: (agent) => `Notiz von ${agent}:`,
  timeLeft: "Verbleibende Zeit zum Übernehmen",
  accept: "Übernehmen",
  decline: "Ablehnen",
  offeredTo: (agent) => `${agent} angeboten. Bis zur Übernahme bleibt der Chat bei Ihnen.`,
  takeBack: "Zurücknehmen",
  answers: {
    "offer-accepted": (agent, customer) => `${agent} hat ${theChat(customer, "den")} übernommen.`,
    "offer-declined": (agent, customer) =>
      `${agent} hat ${theChat(customer, "den")} abgelehnt. Er bleibt bei Ihnen.`,
    "offer-timed-out": (agent, customer) =>
      `${agent} hat nicht rechtzeitig geantwortet. ${theChat(customer, "Der")} bleibt bei Ihnen.`,
    "offer-gone": (agent, customer) =>
      `${agent} ist nicht mehr verfügbar. ${theChat(customer, "Der")} bleibt bei Ihnen.`,
  },
};

function theChat(customer: string | undefined, article: string): string {
  return customer === undefined ? `${article} Chat` : `${article} Chat mit ${customer}`;
}
