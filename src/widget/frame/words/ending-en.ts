import type { EndingWords } from "./ending-words.ts";

export const endingEn: EndingWords = {
  end: "End chat",
  endQuestion: "End this chat?",
  endConsequence: "What was written stays here to read. You can begin a new chat at any time.",
  keepChatting: "Keep chatting",
  forget: "Forget this chat on this device",
  forgetQuestion: "Forget this chat?",
  forgetConsequence:
    "Nobody can read it on this device any more, not even you. Whoever writes here next begins anew.",
  unsent: "What you wrote and has not been sent is lost.",
  keep: "Keep it",
  forgetIt: "Forget it",
};
