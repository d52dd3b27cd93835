import { createContext, use } from "react";
import { browserPlatform } from "#client/browser-platform.ts";
import { DeskSession } from "#client/desk-session.ts";
import type { Memory } from "#client/platform.ts";
import type { UserId } from "#contract/ids.ts";
import { DraftStore } from "../drafts/draft-store.ts";
import { FileTrays } from "../files/file-trays.ts";
import { classificationFieldId } from "../keys/classification-field-id.ts";
import { focusPlace } from "../keys/focus-place.ts";
import { Ticker } from "../time/ticker.ts";
import { notify } from "../notifications/notification-list.ts";
import { ChatEnds, undoMs } from "./chat-ends.ts";
import { Commands } from "./commands.ts";
import { OpenChats } from "./open-chats.ts";

/** Everything that lives as long as one user is signed in here. */
export interface SignedInDesk {
  readonly userId: UserId;
  readonly session: DeskSession;
  readonly commands: Commands;
  readonly chatEnds: ChatEnds;
  readonly ticker: Ticker;
  readonly drafts: DraftStore;
  readonly openChats: OpenChats;
  readonly trays: FileTrays;
  readonly memory: Memory;
}

export function createSignedInDesk(userId: UserId): SignedInDesk {
  const platform = browserPlatform("/socket/desk");
  const session = new DeskSession({ platform, outboxKey: userId, userId });
  const commands = new Commands(session);
  return {
    userId,
    session,
    commands,
    chatEnds: new ChatEnds({
      session,
      commands,
      platform,
      classify: (chatId) => focusPlace(classificationFieldId(chatId)),
      tell: ({ kind, ...notice }) =>
        notify(kind === "undo" ? { tone: "done", inMs: undoMs, ...notice } : { tone: "refused", ...notice }),
    }),
    ticker: new Ticker(() => session.now()),
    drafts: new DraftStore(platform.memory, { userId, now: platform.now() }),
    openChats: new OpenChats(session),
    trays: new FileTrays(platform),
    memory: platform.memory,
  };
}

export const SignedInDeskContext = createContext<SignedInDesk | null>(null);

export function useSignedInDesk(): SignedInDesk {
  const desk = use(SignedInDeskContext);
  if (!desk) throw new Error("This part is shown to signed-in users only.");
  return desk;
}
