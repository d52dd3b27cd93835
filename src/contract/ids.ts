/** Ids are strings with a brand, so that one kind is never handed over for another. */
type Id<Brand extends string> = string & { readonly brand: Brand };

export type AccountId = Id<"account">;
export type AnnouncementId = Id<"announcement">;
export type BreakReasonId = Id<"break-reason">;
export type ChatId = Id<"chat">;
export type ClassificationId = Id<"classification">;
export type CommandId = Id<"command">;
export type ContactId = Id<"contact">;
export type CustomerId = Id<"customer">;
export type FileId = Id<"file">;
export type FormFieldId = Id<"form-field">;
export type GroupId = Id<"group">;
export type OfflineMessageId = Id<"offline-message">;
export type IdentityKeyId = Id<"identity-key">;
export type OpeningHoursId = Id<"opening-hours">;
export type QueueId = Id<"queue">;
export type TemplateId = Id<"template">;
export type TopicId = Id<"topic">;
export type UserId = Id<"user">;
export type WidgetId = Id<"widget">;
