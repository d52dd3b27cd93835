import { z } from "zod";
import type { CustomerId, IdentityKeyId, OpeningHoursId } from "./ids.ts";
import { customerLanguages } from "./languages.ts";
import { maskCardNumbers } from "./mask-card-numbers.ts";
import * as fields from "./fields.ts";
import * as limits from "./limits.ts";
import type { Permission } from "./permissions.ts";

/** The description of a kind of setting, from which its commands, cards and refusals are derived. */
interface SettingDescription {
  /** The permissions to change items and to get them on the desk. */
  readonly change: Permission;
  readonly see: Permission;
  /** The field that holds an item's id. */
  readonly id: string;
  /** The name of one item and of several. */
  readonly one: string;
  readonly many: string;
  /** Advice for a list that has reached `settingsMax`. */
  readonly whenFull: string;
  /** The schema of `<kind>.save`; the id is `null` for a new item. */
  readonly save: z.ZodType;
  /** The schema of `<kind>.remove`; left out when items cannot be removed. */
  readonly remove?: z.ZodType;
}

const removeOne = "remove one first";

/**
 * Every kind of setting that an account has a list of. The core's `setting-kinds.ts` has their rules. (B-80)
 */
export const settings = {
  user: {
    change: "settings.change",
    see: "settings.read",
    id: "userId",
    one: "user",
    many: "users",
    whenFull: "disabled ones count, too, so give the place of one to somebody else",
    save: z
      .strictObject({
        userId: fields.userId.nullable(),
        name: fields.name,
        email: fields.email,
        role: z.enum(["agent", "supervisor", "administrator"]),
        webchat: z.boolean(),
        groupIds: fields.idList(fields.groupId),
        chatsMax: fields.chatsMax.nullable(),
        disabled: z.boolean(),
        /** A new password, which ends the user's sessions; `null` leaves the old one. */
        password: z
          .string()
          .min(limits.passwordLengthMin)
          .max(limits.passwordLengthMax)
          .refine(fields.isStorable)
          .nullable(),
      })
      .refine(({ userId, password }) => userId !== null || password !== null, {
        path: ["password"],
        message: "A new user needs a first password",
      }),
  },
  group: {
    change: "settings.change",
    see: "settings.read",
    id: "groupId",
    one: "group",
    many: "groups",
    whenFull: removeOne,
    save: z.strictObject({ groupId: fields.groupId.nullable(), name: fields.name }),
    remove: z.strictObject({ groupId: fields.groupId }),
  },
  queue: {
    change: "settings.change",
    see: "desk.use",
    id: "queueId",
    one: "queue",
    many: "queues",
    whenFull: removeOne,
    save: z.strictObject({
      queueId: fields.queueId.nullable(),
      name: fields.name,
      priority: z.int().min(-100).max(100),
      groupIds: fields.idList(fields.groupId),
      allocation: z.enum(["auto", "by-hand"]).nullable(),
      chatsMax: fields.chatsMax.nullable(),
      allocateWhileHandling: z.boolean(),
      /** How soon an agent should come to a waiting customer; 0 = no target. */
      answerTargetMs: fields.durationMs,
      /** Percentage of chats that should be answered within it; 0 = no target. (B-90) */
      serviceLevelTarget: z.int().min(0).max(100),
      replyTargetMs: fields.durationMs,
      /** An allocated chat not played for so long goes back to its queue; 0 = never. */
      noResponseMs: fields.durationMs,
      leavingMs: fields.durationMs,
      openingHoursId: fields.id<OpeningHoursId>().nullable(),
      waitingMax: z.int().min(0).max(limits.waitingMaxMax),
      mayWaitUnattended: z.boolean(),
      /** Are waiting customers told their place, their estimated wait, or nothing? (B-71, B-77) */
      shownToWaiting: z.enum(["nothing", "position", "wait"]),
      wrapUp: z
        .strictObject({
          mode: z.enum(["off", "unlimited", "timed"]),
          durationMs: fields.durationMs,
          extensionMs: fields.durationMs,
          extensionsMax: z.int().min(0).max(100),
          pausedMaxMs: fields.durationMs,
        })
        .readonly(),
      /** Agents finish a chat only once it has a classification. (B-53) */
      mustClassify: z.boolean(),
      announcements: fields.announcements,
      /** Lines for agents to say and ask: plain text, empty = none. */
      script: z.string().max(limits.scriptLengthMax).refine(fields.isStorable).overwrite(maskCardNumbers),
    }),
    remove: z.strictObject({ queueId: fields.queueId }),
  },
  template: {
    change: "template.keep-own",
    see: "desk.use",
    id: "templateId",
    one: "template",
    many: "templates",
    whenFull: removeOne,
    save: z.strictObject({
      templateId: fields.templateId.nullable(),
      name: fields.name,
      /** Finds it after `/` in the composer; empty = only its name and words do. (B-34) */
      shortcut: fields.shortcut,
      text: fields.messageText,
      /** Answers for the customer to choose from. */
      choices: fields.choices,
      /** Offered in these queues; none named = in all. */
      queueIds: fields.idList(fields.queueId),
      /** One's own; the others are for everybody. */
      personal: z.boolean(),
    }),
    remove: z.strictObject({ templateId: fields.templateId }),
  },
  classification: {
    change: "settings.change",
    see: "desk.use",
    id: "classificationId",
    one: "classification",
    many: "classifications",
    whenFull: "retired ones count, too, so rename one instead",
    save: z.strictObject({
      classificationId: fields.classificationId.nullable(),
      name: fields.name,
      parentId: fields.classificationId.nullable(),
    }),
    /** Retires the classification; chats keep it. */
    remove: z.strictObject({ classificationId: fields.classificationId }),
  },
  "break-reason": {
    change: "settings.change",
    see: "desk.use",
    id: "breakReasonId",
    one: "break reason",
    many: "break reasons",
    whenFull: removeOne,
    save: z.strictObject({
      breakReasonId: fields.breakReasonId.nullable(),
      name: fields.name,
      maxMs: fields.durationMs.nullable(),
    }),
    remove: z.strictObject({ breakReasonId: fields.breakReasonId }),
  },
  "opening-hours": {
    change: "settings.change",
    see: "settings.read",
    id: "openingHoursId",
    one: "set of opening hours",
    many: "sets of opening hours",
    whenFull: removeOne,
    save: z.strictObject({
      openingHoursId: fields.id<OpeningHoursId>().nullable(),
      name: fields.name,
      timeZone: fields.timeZone,
      /** Monday first. */
      week: z.array(fields.periods).length(7).readonly(),
      holidays: z.array(fields.holiday).max(limits.holidaysMax).readonly(),
    }),
    remove: z.strictObject({ openingHoursId: fields.id<OpeningHoursId>() }),
  },
  widget: {
    change: "settings.change",
    see: "settings.read",
    id: "widgetId",
    one: "widget",
    many: "widgets",
    whenFull: "change one that is no longer needed",
    save: z.strictObject({
      widgetId: fields.widgetId.nullable(),
      name: fields.name,
      queueId: fields.queueId,
      parameters: z.array(fields.name).max(limits.parametersMax).readonly(),
      sites: z
        .array(z.string().max(limits.siteLengthMax).refine(fields.isStorable))
        .max(limits.sitesMax)
        .readonly(),
      /** Browsers forget a chat that has ended, once its customer has seen so. */
      forgetWhenEnded: z.boolean(),
      /** The chat's language; `null` = as the page, or the browser. (B-74) */
      language: z.enum(customerLanguages).nullable(),
      /** The form before a chat. (B-73) */
      form: fields.preChatForm,
      appearance: fields.appearance,
    }),
  },
  "identity-key": {
    change: "account.change",
    see: "account.change",
    id: "identityKeyId",
    one: "key for signed identity",
    many: "keys for signed identity",
    whenFull: "retire one that is no longer used",
    /** Its secret is never a part of it. */
    save: z.strictObject({ identityKeyId: fields.id<IdentityKeyId>().nullable(), name: fields.name }),
    /** Tokens signed with it are not accepted from then on. */
    remove: z.strictObject({ identityKeyId: fields.id<IdentityKeyId>() }),
  },
  block: {
    change: "customer.block",
    see: "customer.unblock",
    id: "customerId",
    one: "block",
    many: "blocked customers",
    whenFull: "unblock one first",
    save: z.strictObject({
      /** The customer of the chat, who is blocked; `null` where the desk does not know them. */
      customerId: fields.id<CustomerId>().nullable(),
      chatId: fields.chatId,
      reason: z
        .string()
        .trim()
        .min(1)
        .max(limits.reasonLengthMax)
        .refine(fields.isStorable)
        .overwrite(maskCardNumbers),
      /** `null` = for good. */
      forMs: z.int().min(60_000).max(limits.blockMsMax).nullable(),
    }),
    remove: z.strictObject({ customerId: fields.id<CustomerId>() }),
  },
} as const satisfies { readonly [Kind in limits.SettingKind]: SettingDescription };

type Settings = typeof settings;

export type SettingKind = limits.SettingKind;

/** Kinds whose items can be removed. */
export type RemovableKind = {
  [Kind in SettingKind]: Settings[Kind] extends { readonly remove: z.ZodType } ? Kind : never;
}[SettingKind];

/** The field that holds the id of an item of this kind. */
export type SettingIdField<Kind extends SettingKind> = Settings[Kind]["id"];

type Saved<Kind extends SettingKind> = z.output<Settings[Kind]["save"]>;

/** An item as it is saved, with the id it then has. */
export type SettingItem<Kind extends SettingKind> = Readonly<
  Omit<Saved<Kind>, SettingIdField<Kind>> & {
    [Field in SettingIdField<Kind>]: NonNullable<Saved<Kind>[Field & keyof Saved<Kind>]>;
  }
>;
