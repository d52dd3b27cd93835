import type { ChatId } from "#contract/ids.ts";
import type { TemplateCard } from "#contract/views/cards.ts";
import type { Cursor } from "../drafts/draft-store.ts";
import { insertAtCursor } from "../drafts/insert-at-cursor.ts";
import { typeInto } from "../drafts/type-into.ts";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { useAccount, useCard, useMe } from "../session/use-desk.ts";
import { type PlaceholderValues, fillPlaceholders, findUnfilled } from "./placeholders.ts";

type InsertTemplate = (field: HTMLTextAreaElement, template: TemplateCard, over: Cursor) => void;

/**
 * Puts a template in place of the selection of the reply, filled with what is known. The first place that could not
 * be filled is selected, so that the next word typed fills it. (B-34)
 */
export function useInsertTemplate(chatId: ChatId): InsertTemplate {
  const { drafts, session } = useSignedInDesk();
  const values = useValues(chatId);
  return (field, { templateId, text, choices }, over) => {
    const { inserted, cursor } = insertAtCursor(field.value, fillPlaceholders(text, values), over);
    typeInto(field, inserted, over);
    const offered = choices?.length ? choices : drafts.read("reply", chatId).choices;
    const draft = { text: field.value, templateId, ...(offered && { choices: offered }) };
    drafts.write("reply", chatId, { draft, now: session.now() });
    const [open] = findUnfilled(inserted);
    const next = open ? { start: over.start + open.start, end: over.start + open.end } : cursor;
    drafts.setCursor("reply", chatId, next);
    field.setSelectionRange(next.start, next.end);
  };
}

function useValues(chatId: ChatId): PlaceholderValues {
  const card = useCard("chat", chatId);
  const queue = useCard("queue", card?.queueId ?? null);
  const me = useMe();
  const account = useAccount();
  const contact = card?.contact;
  return {
    "agent.name": me.name,
    "company.name": account.name,
    ...(queue && { "queue.name": queue.name }),
    ...(contact && {
      "contact.name": contact.name,
      "contact.email": contact.email,
      "contact.phone": contact.phone,
    }),
  };
}
