import type { OfflineFormWords } from "./offline-words.ts";

export const offlineEn: OfflineFormWords = {
  title: {
    closed: "We are closed just now",
    full: "Everybody is busy just now",
    unattended: "Nobody is here just now",
  },
  opens: (when) => `You can chat with us again ${when}.`,
  todayAt: (time) => `today at ${time}`,
  tomorrowAt: (time) => `tomorrow at ${time}`,
  dayAt: (day, time) => `on ${day} at ${time}`,
  invitation: "Leave us a message, and we will answer by e-mail.",
  name: "Name",
  optional: "(optional)",
  email: "E-mail",
  message: "Message",
  leave: "Leave message",
  sending: "Sending… What you wrote is kept until it has arrived.",
  keptTitle: "Thank you, we have your message",
  kept: (email, at) => `It arrived ${at}. We will answer to ${email}.`,
  another: "Leave another message",
  notLeft: (reason) => `Your message was not sent. ${reason}`,
  wrongEmail: "Please check the e-mail address.",
};
