import { z } from "zod";
import type {
  AnnouncementId,
  BreakReasonId,
  ChatId,
  ClassificationId,
  CommandId,
  ContactId,
  FileId,
  FormFieldId,
  GroupId,
  OfflineMessageId,
  QueueId,
  TemplateId,
  TopicId,
  UserId,
  WidgetId,
} from "./ids.ts";
import { fileKinds } from "./file-kinds.ts";
import * as limits from "./limits.ts";
import { maskCardNumbers } from "./mask-card-numbers.ts";

/** Names that every object inherits. A set, because looking for each id of each frame in an object costs more. */
const inherited = new Set(Object.getOwnPropertyNames(Object.prototype));

/**
 * Fields that commands share. Ids are checked for their form here, and for their owner by the server. Inherited
 * names ("constructor") are no ids, because a look-up would find them.
 */
export function id<Id extends string>(): z.ZodType<Id, string> {
  // Typed as a branded id without converting it, which would cost something for every text received.
  return z
    .string()
    .regex(/^[A-Za-z0-9_-]{6,64}$/)
    .refine((text) => !inherited.has(text)) as z.ZodType<string, string> as z.ZodType<Id, string>;
}

export const announcementId = id<AnnouncementId>();
export const breakReasonId = id<BreakReasonId>();
export const chatId = id<ChatId>();
export const classificationId = id<ClassificationId>();
export const commandId = id<CommandId>();
export const contactId = id<ContactId>();
export const fileId = id<FileId>();
export const formFieldId = id<FormFieldId>();
export const groupId = id<GroupId>();
export const offlineMessageId = id<OfflineMessageId>();
export const queueId = id<QueueId>();
export const templateId = id<TemplateId>();
export const topicId = id<TopicId>();
export const userId = id<UserId>();
export const widgetId = id<WidgetId>();

/** Proves a customer's identity: 32 random bytes in base64url. */
export const customerSecret = z.string().regex(/^[A-Za-z0-9_-]{43}$/);

/** The same, or the proof in a link that was sent by mail, which names the customer and until when it counts. */
export const customerProof = z
  .string()
  .regex(/^([A-Za-z0-9_-]{43}|[A-Za-z0-9_-]{6,64}\.\d{1,15}\.[A-Za-z0-9_-]{43})$/);

/** Text somebody wrote: some of it visible, none of it too long, no characters that are no text. */
export const messageText = z
  .string()
  .max(limits.messageTextLengthMax)
  .refine((text) => text.trim() !== "" && isStorable(text))
  .overwrite(maskCardNumbers);

/** Text beside which there may be files, so that it may be empty; see `saysSomething`. */
const textBesideFiles = z
  .string()
  .max(limits.messageTextLengthMax)
  .refine(isStorable)
  .overwrite(maskCardNumbers);

/** Answers that are offered along with a message, each of which can be sent by one press. */
export const choices = z
  .array(z.string().trim().min(1).max(limits.choiceLengthMax).refine(isStorable).overwrite(maskCardNumbers))
  .max(limits.choicesMax)
  .refine((labels) => new Set(labels).size === labels.length)
  .readonly()
  .optional();

/** Text and files of one message, of which at least one has to be there. */
export const said = {
  text: textBesideFiles,
  /** Files that its sender has uploaded. (B-38) */
  fileIds: z.array(fileId).max(limits.filesPerMessageMaxMax).readonly().optional(),
};

/** A refinement of messages: `said` must not be empty. */
export function saysSomething({ text, fileIds }: z.output<z.ZodObject<typeof said>>): boolean {
  return text.trim() !== "" || (fileIds?.length ?? 0) > 0;
}

export const noteText = z
  .string()
  .max(limits.messageTextLengthMax)
  .refine(isStorable)
  .overwrite(maskCardNumbers);

/** An agent's call for help. */
export const handText = z
  .string()
  .trim()
  .max(limits.handTextLengthMax)
  .refine(isStorable)
  .overwrite(maskCardNumbers);

/** A customer's rating of a chat. */
export const commentText = z
  .string()
  .trim()
  .max(limits.commentLengthMax)
  .refine(isStorable)
  .overwrite(maskCardNumbers);

export const name = z
  .string()
  .trim()
  .min(1)
  .max(limits.nameLengthMax)
  .refine(isStorable)
  .overwrite(maskCardNumbers);

/** Letters, digits, "-" and "_", so that it ends where a word ends. */
export const shortcut = z
  .string()
  .max(limits.shortcutLengthMax)
  .regex(/^[\p{L}\p{N}_-]*$/u);

export const email = z.email().max(limits.emailLengthMax).toLowerCase();

export const place = z.string().max(limits.placeLengthMax).refine(isStorable);

export const durationMs = z.int().min(0).max(limits.durationMsMax);

/** One fact that a company gives about its customer. */
export const customerField = {
  name: z.string().trim().min(1).max(limits.fieldNameLengthMax).refine(isStorable).overwrite(maskCardNumbers),
  value: z.string().max(limits.fieldValueLengthMax).refine(isStorable).overwrite(maskCardNumbers),
};

/** Facts that a company gives about its customer, each under a name of its own. */
export const customerFields = z
  .array(z.strictObject(customerField).readonly())
  .max(limits.fieldsMax)
  .refine((list) => new Set(list.map((one) => one.name)).size === list.length)
  .readonly();

export const retentionDays = z.int().min(0).max(limits.retentionDaysMax);

/** Automatic messages to waiting customers, each with an id. */
export const announcements = z
  .array(
    z
      .strictObject({
        announcementId,
        text: messageText,
        choices,
        afterMs: durationMs,
        everyMs: z.int().min(limits.announcementEveryMsMin).max(limits.durationMsMax).nullable(),
      })
      .readonly(),
  )
  .max(limits.announcementsMax)
  .refine((list) => new Set(list.map((one) => one.announcementId)).size === list.length)
  .readonly();

/** A widget's form before a chat; the rules say which fields make sense together. (B-73) */
export const preChatForm = z
  .strictObject({
    fields: z
      .array(
        z
          .strictObject({
            fieldId: formFieldId,
            kind: z.enum(["name", "email", "phone", "text", "choice"]),
            label: name,
            isRequired: z.boolean(),
            /** For a field of that kind. */
            choices: z.array(name).max(limits.formChoicesMax).readonly(),
            /** An e-mail address to which answers go when the customer has left. */
            isForReaching: z.boolean(),
          })
          .readonly(),
      )
      .max(limits.formFieldsMax)
      .refine((list) => new Set(list.map((one) => one.fieldId)).size === list.length)
      .readonly(),
    topics: z
      .array(z.strictObject({ topicId, label: name, queueId }).readonly())
      .max(limits.topicsMax)
      .refine((list) => new Set(list.map((one) => one.topicId)).size === list.length)
      .readonly(),
    consent: z
      .strictObject({
        text: z.string().trim().min(1).max(limits.consentLengthMax).refine(isStorable),
        /** Where to read on; empty = nowhere. */
        link: z.string().trim().max(limits.placeLengthMax).refine(isStorable),
      })
      .readonly()
      .nullable(),
  })
  .readonly();

/** What a customer filled in; the rules hold it against the form. */
export const formAnswers = z
  .strictObject({
    mark: z.string().max(40).refine(isStorable),
    answers: z
      .array(
        z
          .strictObject({
            fieldId: formFieldId,
            value: z.string().max(limits.formAnswerLengthMax).refine(isStorable).overwrite(maskCardNumbers),
          })
          .readonly(),
      )
      .max(limits.formFieldsMax)
      .readonly(),
    topicId: topicId.nullable(),
    agrees: z.boolean(),
  })
  .readonly();

/** A name such as `Europe/Berlin`; whether there is such a zone is for the rules to say. */
export const timeZone = z.string().max(limits.timeZoneLengthMax).refine(isStorable);

const shownText = (lengthMax: number) =>
  z.string().trim().max(lengthMax).refine(isStorable).overwrite(maskCardNumbers);

/** How a widget looks on a company's pages. (B-74) */
export const appearance = z
  .strictObject({
    colour: z.string().regex(/^#[0-9a-f]{6}$/),
    /** The lower corner where lines of the page's language end, or where they start. */
    side: z.enum(["end", "start"]),
    /** CSS pixels from both edges. */
    distance: z.int().min(0).max(limits.launcherDistanceMax),
    launcher: z.enum(["icon", "label"]),
    /** Nothing is seen of it until the page opens the chat. */
    isHidden: z.boolean(),
    /** Customers read their agents' names; else the company's in their place. */
    showsAgents: z.boolean(),
    /** The company's own words; empty ones leave those of the chat. The first of a language counts. */
    texts: z
      .array(
        z
          .strictObject({
            /** Two letters; empty for every language without texts of its own. */
            language: z
              .string()
              .max(2)
              .regex(/^([a-z]{2})?$/),
            label: shownText(limits.labelLengthMax),
            title: shownText(limits.titleLengthMax),
            greeting: shownText(limits.greetingLengthMax),
            invitation: shownText(limits.invitationLengthMax),
          })
          .readonly(),
      )
      .max(limits.appearanceTextsMax)
      .readonly(),
  })
  .readonly();

/** Rules for files that are sent along with messages. */
export const fileRules = z
  .strictObject({
    kinds: z.array(z.enum(fileKinds)).max(fileKinds.length).readonly(),
    bytesMax: z.int().min(1).max(limits.fileBytesMaxMax),
    perMessageMax: z.int().min(1).max(limits.filesPerMessageMaxMax),
    totalBytesMax: z.int().min(0).max(limits.totalFileBytesMaxMax),
  })
  .readonly();

export const chatsMax = z.int().min(1).max(limits.chatsMaxMax);

/** A period of a day in minutes of the local clock; with `to` before `from` it runs past midnight. */
const period = z
  .strictObject({ from: z.int().min(0).max(1_439), to: z.int().min(1).max(1_440) })
  .refine(({ from, to }) => from !== to)
  .readonly();

export const periods = z.array(period).max(limits.periodsMax).readonly();

/** Names one history of an account's logs. */
export const historyMark = z.string().min(1).max(40);
/** A day that goes its own way: without periods it is closed. */
export const holiday = z
  .strictObject({ date: z.string().regex(/^\d{4}-\d{2}-\d{2}$/), name, periods })
  .readonly();

/** ms since epoch, far beyond anybody's lifetime. */
export const time = z.int().min(0).max(100_000_000_000_000);

export const eventNumber = z.int().min(0).max(1_000_000_000);

export function idList<Item extends z.ZodType>(item: Item) {
  return z.array(item).max(limits.idListLengthMax).readonly();
}

/** Lone surrogates and NUL are refused: not every store can keep them, and none of them is a word. */
export function isStorable(text: string): boolean {
  return !text.includes("\u0000") && text.isWellFormed();
}
