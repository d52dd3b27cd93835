export const choicesWords = {
  label: "Answers to choose from",
  hint: (max: number) => `Buttons under the message, at most ${max}. Press Enter after each`,
  placeholder: "Add an answer",
  tooLong: (choice: string, max: number) => `“${choice}” is longer than ${max} characters`,
};
