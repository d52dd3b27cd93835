import type { LaterWords } from "../en/later-words.ts";
import { ownAccountWords } from "./own-account.ts";
import { signInWords } from "./sign-in.ts";

/** What lazy parts say, and errors. */
export const laterWords: LaterWords = {
  ownAccount: ownAccountWords,
  signIn: signInWords,
};
