import { useEffect, useRef } from "react";
import type { ChatId, CommandId } from "#contract/ids.ts";
import type { ItemCard } from "#contract/views/cards.ts";
import { notify } from "../notifications/notification-list.ts";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { useCards } from "../session/use-desk.ts";
import { words } from "../words/words.ts";
import { customerName } from "../session/customer-name.ts";

function keptNoteId(chatId: ChatId): CommandId {
  return `kept-${chatId}` as CommandId;
}

/**
 * A wrap-up may run out while its note is being written. The unfinished note is then added to the chat: once
 * the item has left the inbox, nobody would find the draft again.
 */
export function KeptNotes() {
  const { commands, drafts, session } = useSignedInDesk();
  const items = useCards("item");
  const before = useRef(items);
  useEffect(() => {
    const keep = async ({ chatId, name }: ItemCard) => {
      const { text } = drafts.read("note", chatId);
      if (text.trim() === "") return;
      // Another tab of this browser holds the same draft and sees the same end: one id, one note.
      const { refusal } = await commands.give("note.add", { chatId, text }, keptNoteId(chatId));
      // The same note is on its way from its field already.
      if (refusal?.code === "asked-already") return;
      if (refusal) {
        notify({ tone: "refused", words: words.workspace.noteNotSaved(customerName(name), refusal.words) });
        return;
      }
      drafts.settle("note", chatId, { text, now: session.now() });
      notify({ tone: "done", words: words.workspace.noteSaved(customerName(name)) });
    };
    const left = Object.values(before.current).filter(({ chatId }) => !items[chatId]);
    before.current = items;
    for (const item of left) if (item.stage === "wrap-up") void keep(item);
  }, [items, commands, drafts, session]);
  return null;
}
