import type { ChatId, ClassificationId, QueueId } from "../ids.ts";

/** An earlier chat of the same person. */
export interface EarlierChatView {
  readonly chatId: ChatId;
  readonly queueId: QueueId;
  readonly queuedAt: number;
  readonly state: string;
  readonly firstWords: string;
  readonly classificationId: ClassificationId | null;
  /** Its time ran out without the classification that its queue asked for. */
  readonly isUnclassified: boolean;
  readonly isAbusive: boolean;
}
