/** Everything that agents choose from. */
export const settingsChoicesWords = {
  templates: {
    title: "Templates",
    ownTitle: "My templates",
    explains:
      "Prepared texts for replies. Shared ones are offered to every agent, personal ones to you alone. Agents can edit a text before they send it.",
    ownExplains:
      "Prepared texts for your replies, offered to you alone beside those everyone has. You can edit a text before you send it.",
    newTemplate: "New template",
    columns: { shortcut: "Shortcut", text: "Text", queues: "Queues", whose: "Offered to" },
    allQueues: "All",
    whose: { everybody: "Everybody", me: "You alone" },
    removeHint: "It is no longer offered to anybody. What was sent with it stays.",
    removeOwnHint: "It is no longer offered to you.",
    nameHint: "Agents search for it and for the words of the text",
    text: "Text",
    queues: "Queues",
    queuesHint: "Offered in these; none chosen: in all",
    noQueues: "There are no queues yet.",
    personal: "Personal",
    personalHint: "Offered to you alone",
  },
  classifications: {
    title: "Classifications",
    explains:
      "The tree agents choose from when they say what a chat was about. A retired one is offered no longer; chats that bear it keep it.",
    newOne: "New classification",
    newBelow: "New one below",
    columns: { path: "Place in the tree" },
    retire: {
      opens: "Retire…",
      act: "Retire",
      question: (name: string) => `Retire ${name}?`,
    },
    retireHint: "Agents can no longer choose it; chats that bear it keep it. It must have none below it.",
    below: "Below",
    atTop: "Nothing: at the top",
  },
  breaks: {
    title: "Break reasons",
    explains: "What agents choose from when they go on break. Without a reason here nobody can go on break.",
    newReason: "New break reason",
    columns: { max: "Maximum length" },
    max: (duration: string | null) => (duration === null ? "No maximum" : `At most ${duration}`),
    removeHint: "It is no longer offered. Agents who are on this break stay on it.",
    hasMax: "Has a maximum length",
    maxLength: "Maximum length",
    maxLengthHint: "Shown to agents beside the reason",
  },
};
