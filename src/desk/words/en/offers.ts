export const offersWords = {
  offers: (agent: string) => `${agent} offers you a chat`,
  note: (agent: string) => `Note from ${agent}:`,
  timeLeft: "Time left to accept",
  accept: "Accept",
  decline: "Decline",
  offeredTo: (agent: string) => `Offered to ${agent}. Until it is accepted, the chat is yours.`,
  takeBack: "Take back",
  answers: {
    "offer-accepted": (agent: string, customer: string | undefined) =>
      `${agent} has accepted ${theChat(customer)}.`,
    "offer-declined": (agent: string, customer: string | undefined) =>
      `${agent} has declined ${theChat(customer)}. It is still yours.`,
    "offer-timed-out": (agent: string, customer: string | undefined) =>
      `${agent} has not answered in time. ${capital(theChat(customer))} is still yours.`,
    "offer-gone": (agent: string, customer: string | undefined) =>
      `${agent} is no longer available. ${capital(theChat(customer))} is still yours.`,
  },
};

function theChat(customer: string | undefined): string {
  return customer === undefined ? "the chat" : `the chat with ${customer}`;
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
