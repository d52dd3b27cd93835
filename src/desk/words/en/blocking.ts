export const blockingWords = {
  markAbusive: "Mark as abusive",
  unmarkAbusive: "Take the mark of abuse back",
  title: (name: string) => `Block ${name}?`,
  whatHappens:
    "Their chat ends, and they cannot write from this browser as long as they are blocked. An administrator can unblock them in the settings.",
  reason: "Reason",
  reasonHint: "For your colleagues; the customer never sees it",
  howLong: "For how long",
  times: { hour: "One hour", day: "One day", week: "One week", month: "30 days" },
  forGood: "For good",
  block: "Block",
};
