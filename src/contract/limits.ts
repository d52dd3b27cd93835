/** Limits that a client must know. Passing one is a refusal by name, never a silent cut. */

/** Longest message, note or template, in UTF-16 code units. */
export const messageTextLengthMax = 4_000;
/** Most answers that a message offers, and the longest of them. */
export const choicesMax = 6;
export const choiceLengthMax = 40;
/** Longest words of an agent who asks for help. */
export const handTextLengthMax = 200;
/** Longest name of anything: a person, a queue, a template. */
export const nameLengthMax = 100;
export const emailLengthMax = 200;
export const phoneLengthMax = 50;
export const passwordLengthMin = 10;
export const passwordLengthMax = 200;
/** Longest search text. */
export const searchTextLengthMax = 100;
/** Longest page address or browser string of a customer. */
export const placeLengthMax = 500;
/** Largest frame a client may send, in bytes. */
export const frameBytesMax = 64_000;
/** Frames a customer's connection may send within `framesWindowMs`. */
export const customerFramesMax = 400;
/** Frames a desk's connection may send within `framesWindowMs`: programs work there too. */
export const staffFramesMax = 10_000;
export const framesWindowMs = 10_000;
/** Most that a customer's connection may have asked without having been answered. */
export const customerAskedMax = 200;
/** Most that a desk's connection may have asked without having been answered. */
export const staffAskedMax = 1_000;
/** Most numbers that the work for one chat or offline message may have to try: an old phone's few seconds. */
export const challengeNumbersMax = 200_000;
/** Most items of each kind of setting that an account has. Who has as many is refused with `list-full`. */
export const settingsMax = {
  user: 5_000,
  group: 200,
  queue: 200,
  template: 1_000,
  classification: 2_000,
  "break-reason": 100,
  "opening-hours": 100,
  widget: 100,
  "identity-key": 100,
  block: 2_000,
} as const;
export type SettingKind = keyof typeof settingsMax;
/** Longest shortcut of a template. */
export const shortcutLengthMax = 30;
/** Longest script of a queue, which every desk holds with the queue's card. */
export const scriptLengthMax = 4_000;
/** Most templates of one's own; `settingsMax` counts those that everybody has. */
export const personalTemplatesMax = 200;
/** Most contacts of an account. */
export const contactsMax = 500_000;
/** Most contacts that are merged into one. */
export const mergedContactsMax = 100;
/** Most unfinished offline messages of an account. */
export const offlineMessagesOpenMax = 2_000;
/** Most ids in one list of a setting (groups of a queue, queues of a template). */
export const idListLengthMax = 200;
/** Most announcements a queue makes. */
export const announcementsMax = 10;
/** How soon an announcement may be made again. */
export const announcementEveryMsMin = 30_000;
/** Most parameters of its pages' addresses that a widget may name. */
export const parametersMax = 50;
/** Most sites that a widget may name, and the longest of them. */
export const sitesMax = 50;
export const siteLengthMax = 300;
/** Most fields and topics of a pre-chat form, and most choices of a field. */
export const formFieldsMax = 10;
export const formChoicesMax = 20;
export const topicsMax = 20;
/** Longest text that customers agree to before a chat. */
export const consentLengthMax = 500;
/** Longest answer in a pre-chat form; names, addresses and phone numbers have limits of their own. */
export const formAnswerLengthMax = 500;
/** Farthest that a launcher may be from the edges of its page, in CSS pixels. */
export const launcherDistanceMax = 200;
/** Most languages in which a widget has texts of its own, and the longest of each of these. */
export const appearanceTextsMax = 20;
export const labelLengthMax = 50;
export const titleLengthMax = 60;
export const greetingLengthMax = 80;
export const invitationLengthMax = 200;
/** Longest name of a time zone. */
export const timeZoneLengthMax = 50;
/** Most periods of one day of opening hours. */
export const periodsMax = 10;
/** Most holidays of one set of opening hours. */
export const holidaysMax = 200;
/** Most chats that a queue's limit may let wait. */
export const waitingMaxMax = 10_000;
/** Longest duration of a setting: 7 days. */
export const durationMsMax = 7 * 24 * 3_600_000;
/** Longest block of a customer that is not for good: a year. */
export const blockMsMax = 365 * 24 * 3_600_000;
/** Longest comment of a rating. */
export const commentLengthMax = 1_000;
/** Most fields that a company's page gives with a chat, and the longest name and value of one. */
export const fieldsMax = 20;
export const fieldNameLengthMax = 40;
export const fieldValueLengthMax = 200;
/** Longest token that says who a customer is. */
export const identityTokenLengthMax = 4_096;
/** Longest reason for a block. */
export const reasonLengthMax = 200;
/** Longest time finished chats may be kept that is not for ever: 10 years. */
export const retentionDaysMax = 3_650;
/** Most chats a maximum may allow. */
export const chatsMaxMax = 100;
/** Most events one answer or push carries; of long ones it carries fewer. */
export const eventsPageMax = 200;
/** Most chats on one page of a history. */
export const historyPageMax = 50;
/** Most contacts a search returns. */
export const contactsFoundMax = 20;
/** Most agents that a search for somebody to offer a chat to returns. */
export const targetAgentsMax = 50;
/** Most waiting chats shown of one queue; its counter counts them all. */
export const waitingShownMax = 200;
/** Offline messages on one page of a desk, the newest first; its counter counts them all. */
export const offlineMessagesPage = 200;
/** Most pages of them that a desk shows: all there can be. */
export const offlinePagesMax = 10;
/** A connection says hello within this time or is ended. */
export const helloWithinMs = 10_000;
/** Interval of the server's beats. */
export const beatEveryMs = 10_000;
/** Silence of the server after which a client gives up on the connection. */
export const beatLostMs = 25_000;
/** Interval at which a client repeats "is typing" while it goes on. */
export const typingEveryMs = 3_000;
/** How long "is typing" is shown without being repeated. (B-30) */
export const typingExpiresMs = 6_000;

/** Most chats whose held events a customer's browser lists in its hello. */
export const heldChatsMax = 20;
/** Longest name of a file; no file system has longer ones. */
export const fileNameLengthMax = 255;
/** Most bytes of a file in one request; the next request goes on where that one ended. */
export const fileChunkBytesMax = 1_000_000;
/** Most bytes that an account may let a file have, and all its files together. */
export const fileBytesMaxMax = 100_000_000;
export const totalFileBytesMaxMax = 10_000_000_000_000;
/** Most files that an account may let one message have. */
export const filesPerMessageMaxMax = 20;
/** Longest side of a file's preview, in pixels. */
export const previewSideMax = 480;
