import type { AttachmentsWords } from "./attachments-words.ts";

export const attachmentsEn: AttachmentsWords = {
  add: "Send a file",
  takePicture: "Take a picture",
  picture: (name) => `Picture ${name}`,
  save: (name) => `Save ${name}`,
  sending: (name, percent) => `${name}, ${percent} %`,
  held: (name) => `${name} goes on when the connection is back`,
  cancel: (name) => `Cancel ${name}`,
  tryAgain: (name) => `Try ${name} again`,
  size: (bytes) => (bytes >= 1e6 ? `${(bytes / 1e6).toFixed(1)} MB` : `${Math.ceil(bytes / 1e3)} KB`),
};
