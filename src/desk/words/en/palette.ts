export const paletteWords = {
  title: "What can be done now",
  search: "Search chats, queues, pages and everything you can do",
  nothing: "Nothing that can be done now has these words.",
  groups: {
    chat: "This chat",
    status: "Your status",
    go: "Go to",
    desk: "The desk",
    template: "Templates",
  },
  language: (name: string) => `Language: ${name}`,
};
