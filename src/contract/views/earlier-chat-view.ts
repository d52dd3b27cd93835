import type { ChatId, ClassificationId, QueueId } from "../ids.ts";

/** A chat of the same person before the one that is being looked at. */
export interface EarlierChatView {
  readonly chatId: ChatId;
  readonly queueId: QueueId;
  readonly queuedAt: number;
  readonly state: string;
  readonly firstWords: string;
  readonly classificationId: ClassificationId | null;
}
