import { email } from "#contract/fields.ts";
import { emailLengthMax, formAnswerLengthMax, nameLengthMax, phoneLengthMax } from "#contract/limits.ts";
import type { FormAnswers } from "#contract/views/form-view.ts";
import { fillForm } from "#core/pre-chat-form/fill-form.ts";
import { noForm } from "#core/pre-chat-form/pre-chat-form.ts";
import { markOf } from "../presenters/present-form.ts";
import type { Queue } from "#core/account/account.ts";
import { blockOf } from "#core/account/block-of.ts";
import { type CustomerWords, belongsTo, continueChat, requestChat } from "#core/chat/customer-words.ts";
import { type Chat, isOpen } from "#core/chat/chat.ts";
import type { ChatId, CustomerId } from "#core/ids.ts";
import type { FilePart } from "#core/message/message-part.ts";
import { isRefusal } from "#core/refusal.ts";
import type { Allocator } from "../allocation/allocator.ts";
import type { Identified } from "../identity/identified.ts";
import { peekContact } from "../logs/follow-merges.ts";
import type { Logs } from "../logs/logs.ts";
import type { Availability } from "../offline/availability.ts";
import type { Clock } from "../ports/clock.ts";
import type { Ids } from "../ports/ids.ts";
import type { Store } from "../ports/store.ts";
import type { CustomerAsker } from "./asker.ts";
import type { ContactOfPerson } from "./contact-of-person.ts";
import { ChatsOfCustomer } from "./chats-of-customer.ts";
import { cutForWidget } from "./cut-for-widget.ts";
import { type UploadedFiles, preparedWith, withFiles } from "./with-files.ts";
import type { Decision } from "../performer/decision.ts";
import type { CustomerProcedure } from "./procedure.ts";

interface Needs {
  readonly logs: Logs;
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly availability: Availability;
  readonly allocator: Pick<Allocator, "atOnce" | "settled">;
  readonly uploads: UploadedFiles;
  readonly identified: Pick<Identified, "of">;
  readonly contactOfPerson: ContactOfPerson;
}

/** Finds the chat that the customer's message belongs to, or starts one. (B-78) */
export function customerWrite(needs: Needs): CustomerProcedure<"customer.write"> {
  const { logs, clock, allocator, uploads, identified, contactOfPerson } = needs;
  const chats = new ChatsOfCustomer(needs);
  /** An open chat's customer is known. */
  const personToBegin = (customerId: CustomerId) => {
    const current = chats.current(customerId);
    return current && isOpen(current) ? null : identified.of(customerId);
  };
  return {
    turn: (_payload, { customerId }) => customerId,
    // Others write to the customer's open chat, too. In a queue with a limit, chats start one after the
    // other, so that none slips past the limit.
    innerTurn({ form }, asker) {
      const current = chats.current(asker.customerId);
      if (current && isOpen(current)) return current.chatId;
      const queue = queueOf(logs, asker, form);
      return queue && queue.waitingMax > 0 ? `begin ${queue.queueId}` : null;
    },
    alsoIn: ({ chatId }, { customerId }) => [
      ...(chatId ? [chatId] : []),
      ...chats.begunSince(chatId, customerId),
    ],
    extras: (_payload, { customerId }) => ({ afterwards: () => allocator.settled(customerId) }),
    prepare(received, asker) {
      const { customerId, widgetId, commandId } = asker;
      const { fileIds, form, ...said } = received;
      // Nearly every message comes from the page that the chat has already, which was cut when it came in.
      const isKnown = chats.current(customerId)?.page === received.page;
      const page = isKnown ? received.page : cutForWidget(logs.account, widgetId, received.page);
      const by = { kind: "customer", id: customerId } as const;
      const decide = (beginsAnew: boolean): Decision =>
        withFiles(uploads, { by, fileIds, commandId }, (files) => decideOn(files, beginsAnew));
      const decideOn = (files: readonly FilePart[], beginsAnew: boolean): Decision => {
        const words = { ...said, page, files };
        const now = clock.now();
        if (blockOf(logs.account, customerId, now)) return { refused: "customer-blocked" };
        const current = chats.current(customerId);
        const writtenIn = chats.own(words.chatId, customerId);
        if (words.chatId && !writtenIn && !beginsAnew) return { refused: "chat-unknown" };
        if (writtenIn && belongsTo(writtenIn, words)) return continueChat(writtenIn, words, now);
        if (current && isOpen(current)) return continueChat(current, words, now);
        return beginChat(needs, { asker, words, form: form ?? null, previous: current }, now);
      };
      const { chatId } = received;
      return preparedWith(uploads, fileIds, () => {
        const person = personToBegin(customerId);
        if (chats.areKnown(chatId, customerId) && !person) return () => decide(false);
        return (person ? contactOfPerson.load(person) : Promise.resolve())
          .then(() => chats.load(chatId, customerId))
          .then(() => chats.wasErased(chatId, customerId))
          .then((beginsAnew) => () => decide(beginsAnew));
      });
    },
  };
}

interface FirstWords {
  readonly asker: CustomerAsker;
  readonly words: CustomerWords & { readonly browser: string; readonly language: string };
  readonly form: FormAnswers | null;
  readonly previous: Chat | null;
}

/** Starts a chat with the customer's words, if the widget's queue takes one now. */
function beginChat(
  { logs, ids, availability, allocator, identified, contactOfPerson }: Needs,
  { asker, words, form, previous }: FirstWords,
  now: number,
): Decision {
  const { account } = logs;
  const { customerId, widgetId } = asker;
  const queue = queueOf(logs, asker, form);
  if (!queue) return { refused: "widget-unknown" };
  const asked = account.widgets[widgetId]?.form ?? noForm;
  const filled = fillForm(asked, {
    answers: form,
    isCurrent: form?.mark === markOf(asked),
    lengths: answerLengths,
    isEmail: (text) => email.safeParse(text).success,
  });
  if (isRefusal(filled)) return filled;
  const { page, browser, language, text, files = [] } = words;
  const entry = { channel: "webchat", widgetId, page } as const;
  const queueNow = availability.queueNow(queue);
  const chatId = ids.next<ChatId>();
  const person = identified.of(customerId);
  const vouchedFor = person && contactOfPerson.of(person, { customerId, now });
  const contact = previous?.contactId ? peekContact(logs, previous.contactId) : null;
  const contactId = vouchedFor?.contactId ?? contact?.contactId ?? null;
  const before = { previous, person, contactId };
  const begun = requestChat(
    { account, customerId, chatId, entry, ...before, browser, language, text, files, filled, queueNow },
    now,
  );
  if (isRefusal(begun)) return begun;
  return [...begun, ...allocator.atOnce(begun), ...(vouchedFor?.changes ?? [])];
}

const answerLengths = {
  name: nameLengthMax,
  email: emailLengthMax,
  phone: phoneLengthMax,
  text: formAnswerLengthMax,
  choice: formAnswerLengthMax,
};

/** The queue in which words from this widget would wait. */
function queueOf(
  logs: Logs,
  { widgetId }: CustomerAsker,
  form: FormAnswers | null | undefined,
): Queue | undefined {
  const { account } = logs;
  const widget = account.widgets[widgetId];
  const topic = form && widget?.form.topics.find(({ topicId }) => topicId === form.topicId);
  const queueId = topic?.queueId ?? widget?.queueId;
  return queueId && account.queues[queueId];
}
