import { ownAccountWords } from "./own-account.ts";
import { signInWords } from "./sign-in.ts";

/** What lazy parts say, and errors. */
export const laterWords = {
  ownAccount: ownAccountWords,
  signIn: signInWords,
};

export type LaterWords = typeof laterWords;
