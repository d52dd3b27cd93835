import { numberText } from "../numbers.ts";

export const filesWords = {
  add: "Add files",
  addHint: "Add files to the reply. They can also be dropped or pasted here",
  chosen: "Files that go with the reply",
  sending: (name: string) => `Sending ${name}`,
  sent: (sent: string, all: string) => `${sent} of ${all}`,
  held: "Goes on when the connection is back",
  tryAgain: (name: string) => `Try ${name} again`,
  remove: (name: string) => `Remove ${name}`,
  picture: (name: string) => `Picture ${name}`,
  openPicture: (name: string) => `Open ${name} in a new tab`,
  save: "Save the file",
  settings: "Files in chats",
  kinds: "Kinds of files that are accepted",
  kindsHint: "Told by their content, not by their names. None: files cannot be sent at all",
  kind: {
    image: "Images (JPEG, PNG, GIF, WebP)",
    document: "Documents (PDF, Office)",
    text: "Text",
    audio: "Audio",
    video: "Video",
    archive: "Archives (ZIP, 7z, gzip)",
  },
  sizeMax: "Largest file, in MB",
  perMessageMax: "Most files in one message",
  totalMax: "Room for all files, in GB",
  totalMaxHint: (gigabytes: number) =>
    `Files are erased with their chats. Without a limit on how long chats are kept, ${numberText(gigabytes)} GB fill up`,
};
