import { useNavigate, useParams } from "@tanstack/react-router";
import type { QueueId, UserId } from "#contract/ids.ts";
import { messageTextLengthMax } from "#contract/limits.ts";
import type { ItemCard } from "#contract/views/cards.ts";
import { classificationFieldId } from "../keys/classification-field-id.ts";
import { focusPlace } from "../keys/focus-place.ts";
import { tooLongWords } from "../look/too-long-words.ts";
import { notify } from "../notifications/notification-list.ts";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { useCommand } from "../session/use-command.ts";
import { words } from "../words/words.ts";
import { customerName } from "../session/customer-name.ts";

export interface ChatActions {
  play(): Promise<void>;
  pause(): Promise<void>;
  /** Ends the chat in a few seconds, until when it can be taken back. */
  end(): void;
  extend(): Promise<void>;
  finish(): Promise<void>;
  putBack(note: string): Promise<boolean>;
  transfer(toQueueId: QueueId, note: string): Promise<boolean>;
  /** Offers the chat to an agent; it stays here until they accept. */
  offer(toUserId: UserId, note: string): Promise<boolean>;
}

/** The agent's actions on a chat in the inbox. */
export function useChatActions({ chatId, name }: Pick<ItemCard, "chatId" | "name">): ChatActions {
  const run = useCommand();
  const { chatEnds, commands, drafts, session } = useSignedInDesk();
  const navigate = useNavigate();
  const { chatId: selectedId } = useParams({ strict: false });
  /** The agent has removed the chat from the inbox, so there is nothing left to show. */
  const leave = async () => {
    if (selectedId === chatId) await navigate({ to: "/inbox" });
  };
  const saveNote = async () => {
    const { text } = drafts.read("note", chatId);
    // Without a connection Finish is refused as a whole, and its note stays in the draft.
    if (text.trim() === "" || session.model.get().connection !== "online") return true;
    const tooLong = tooLongWords(text, messageTextLengthMax);
    if (tooLong !== "") {
      notify({ tone: "refused", words: words.workspace.noteTooLong(tooLong) });
      return false;
    }
    const answer = await run("note.add", { chatId, text });
    if (answer) drafts.settle("note", chatId, { text, now: session.now() });
    return answer !== null;
  };
  return {
    play: async () => void (await run("chat.play", { chatId })),
    pause: async () => void (await run("chat.pause", { chatId })),
    end: () => chatEnds.begin(chatId, customerName(name)),
    extend: async () => void (await run("wrap-up.extend", { chatId })),
    async finish() {
      if (!(await saveNote())) return;
      const { ok, refusal } = await commands.give("wrap-up.finish", { chatId });
      if (ok) {
        await leave();
        return;
      }
      if (refusal.words !== "") notify({ tone: "refused", words: refusal.words });
      if (refusal.code === "classification-missing") focusPlace(classificationFieldId(chatId));
    },
    async putBack(note) {
      const isDone = (await run("chat.put-back", { chatId, note })) !== null;
      if (isDone) await leave();
      return isDone;
    },
    async transfer(toQueueId, note) {
      const isDone = (await run("chat.transfer", { chatId, toQueueId, note })) !== null;
      if (isDone) await leave();
      return isDone;
    },
    offer: async (toUserId, note) => (await run("chat.offer", { chatId, toUserId, note })) !== null,
  };
}
