export const leavingWords = {
  putBackTitle: (name: string) => `Put back the chat with ${name}`,
  returnsTo: (queue: string | undefined) =>
    `It returns to its place in ${queue ?? "its queue"}: the customer keeps their turn, and another agent can go on with it.`,
  note: "Note for the next agent",
  noteHint: "The customer never sees it",
  putBack: "Put back",
};
