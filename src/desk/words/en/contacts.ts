import { numberText } from "../numbers.ts";

export const contactsWords = {
  title: "Contacts",
  search: "Search by name, e-mail or phone",
  found: "Contacts found",
  fetching: "Looking for contacts",
  empty: "No contacts yet",
  emptyHint: "A contact is what the company knows of a person. Create one here, or from a chat.",
  noneFound: "Nobody found",
  noneFoundHint: "No contact has all these words in its name, e-mail or phone.",
  firstOnly: (count: number) => `These are the first ${numberText(count)}. Type more to find others.`,
  create: "New contact",
  choose: "No contact selected",
  chooseHint: "Select a contact to see and change it.",
  back: "Back to the contacts",
  merge: "Merge with a duplicate…",
  mergeHint: "Changes hold for every chat of this contact.",
  mergeTitle: (name: string) => `Merge ${name} with another contact`,
  chooseOther: "Which contact is the same person?",
  chooseFields: (name: string, other: string) =>
    `${name} and ${other} become one contact, which has the chats of both. Choose what it says.`,
  none: "Nothing",
  noUndo: "This cannot be undone.",
  chooseAnother: "Choose another",
  mergeNow: "Merge",
};
