/** Kinds of files that an account may accept along with messages. */
export const fileKinds = ["image", "document", "text", "audio", "video", "archive"] as const;
export type FileKind = (typeof fileKinds)[number];
