/**
 * Every key of the desk, in the order of the list under `?`. Letters need Alt, so that typing text never
 * triggers an action.
 */
export const keyTable = {
  inbox: { code: "KeyI", shown: "Alt+I", words: "Go to the inbox; ↑ ↓ select an item" },
  play: { code: "KeyP", shown: "Alt+P", words: "Play: make the selected item the active item" },
  pause: { code: "KeyU", shown: "Alt+U", words: "Pause the selected item" },
  reply: { code: "KeyR", shown: "Alt+R", words: "Go to the reply" },
  template: { code: "KeyM", shown: "Alt+M", words: "Search the templates" },
  classify: { code: "KeyC", shown: "Alt+C", words: "Go to the classification" },
  note: { code: "KeyN", shown: "Alt+N", words: "Go to the note" },
  "put-back": { code: "KeyB", shown: "Alt+B", words: "Put the selected chat back" },
  transfer: { code: "KeyT", shown: "Alt+T", words: "Transfer the selected chat" },
  end: { code: "KeyE", shown: "Alt+E", words: "End the selected chat" },
} as const;

export type KeyName = keyof typeof keyTable;
