import { notify } from "../notifications/notification-list.ts";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { askServer } from "../sign-in/ask-server.ts";
import { askWhoIsHere } from "../sign-in/who-is-here.ts";
import { words } from "../words/words.ts";

/** Gives the way out: the chats go where they belong, and the sign-in page comes. (B-61) */
export function useSignOut(): () => Promise<void> {
  const { chatEnds, session } = useSignedInDesk();
  return async () => {
    const { words: refusal } = await askServer("/api/sign-out", {});
    if (refusal !== undefined) {
      notify({ tone: "refused", words: refusal });
      return;
    }
    chatEnds.stop();
    session.stop();
    await askWhoIsHere(words.statusBar.signedOut);
  };
}
