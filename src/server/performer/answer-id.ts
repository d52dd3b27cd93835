import { type SettingKind, settingNames } from "#core/account/setting-kinds.ts";

/** The id an answer gives beside its log: of the setting that was saved, of the chat that was requested or begun. */
export function answerId(eventType: string, event: object): string | null {
  const fields = event as Readonly<Record<string, unknown>>;
  if (eventType === "customer.chat-requested") return fields["chatId"] as string;
  if (eventType === "offline-message.finished") return (fields["chatId"] as string | undefined) ?? null;
  if (eventType !== "setting.saved") return null;
  const item = fields["item"] as Readonly<Record<string, string>>;
  return item[settingNames[fields["kind"] as SettingKind].id] ?? null;
}
