/** Where an event names the thing that its command saved or moved: field, and field within it. */
const idFields: Readonly<Record<string, readonly [field: string, inner?: string]>> = {
  "user.saved": ["user", "userId"],
  "group.saved": ["group", "groupId"],
  "queue.saved": ["queue", "queueId"],
  "template.saved": ["template", "templateId"],
  "classification.saved": ["classification", "classificationId"],
  "break-reason.saved": ["breakReason", "breakReasonId"],
  "opening-hours.saved": ["openingHours", "openingHoursId"],
  "widget.saved": ["widget", "widgetId"],
  "customer.chat-requested": ["chatId"],
};

/** The id an answer gives beside its log: of the setting that was saved, of the chat that was taken. */
export function answerId(eventType: string, event: object): string | null {
  const path = idFields[eventType];
  if (!path) return null;
  const [field, inner] = path;
  const value = (event as Record<string, unknown>)[field];
  if (inner === undefined) return String(value);
  return String((value as Record<string, unknown>)[inner]);
}
