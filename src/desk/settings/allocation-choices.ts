/** The options for how chats reach agents. (B-1) */
export const allocationChoices = [
  { value: "auto", label: "Automatically: chats go straight to an eligible agent" },
  { value: "by-hand", label: "By hand: chats wait in their queue until somebody takes them" },
];
