export const keysWords = {
  title: "Keys",
  table: {
    inbox: "Go to the inbox; ↑ ↓ select an item",
    play: "Play: make the chat the active item",
    pause: "Pause the chat",
    reply: "Go to the reply",
    template: "Search the templates",
    classify: "Go to the classification",
    note: "Go to the note",
    "put-back": "Put the chat back",
    transfer: "Transfer the chat",
    end: "End the chat",
    undo: "Undo the end of a chat",
  },
  send: "Send the reply",
  newLine: "Begin a new line",
  showList: "Show this list",
};
