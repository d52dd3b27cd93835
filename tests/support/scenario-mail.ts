import type { ChatId } from "#core/ids.ts";
import { type Step, step } from "./scenario-step.ts";

/** An offline message becomes a chat of the agent's, which is over before the others begin. */
export const answered: readonly Step[] = [
  step(
    "passerBy",
    "customer.leave-message",
    () => ({ name: "Pat", email: "pat@home.example", text: "Call me back", page: "", language: "en" }),
    "called",
  ),
  step("agent", "offline-message.answer", ({ called }) => ({ offlineMessageId: called }), "callBack"),
  step("passerBy", "customer.leave", ({ callBack }) => ({ chatId: callBack })),
  step("agent", "wrap-up.finish", ({ callBack }) => ({ chatId: callBack })),
];

const email = "toni@home.example";

/** The company says who the customer is, who can be reached by mail, and takes the chat along. */
export const reached: readonly Step[] = [
  step("customer", "customer.identify", ({ token }) => ({ token })),
  step("customer", "customer.describe", ({ chat }) => ({
    chatId: chat,
    fields: [{ name: "order", value: "4711" }],
  })),
  step("customer", "customer.leave-address", ({ chat }) => ({ chatId: chat, email })),
  step("customer", "customer.request-transcript", ({ chat }) => ({ chatId: chat, email })),
  {
    ...step("agent", "mail.send-again", ({ chat }) => ({ chatId: chat })),
    // Servers of the scenario have no mail server.
    isReady: ({ logs }, { chat }) =>
      logs.peek("chat", chat as ChatId)?.mailing?.last?.outcome === "not-set-up",
  },
];

export const rated: readonly Step[] = [
  step("customer", "customer.rate", ({ chat }) => ({ chatId: chat, stars: 5, comment: "Quick" })),
];
