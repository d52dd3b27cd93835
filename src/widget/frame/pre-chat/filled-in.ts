import { ModelStore } from "#client/model-store.ts";
import type { FormFieldId, TopicId } from "#contract/ids.ts";
import type { OfflineView } from "#contract/views/offline-view.ts";

/** The form before a chat as the customer has filled it in so far. */
export interface FilledIn {
  /** `null`: nothing was typed in this page; the browser may have kept something. */
  readonly values: Readonly<Record<FormFieldId, string>> | null;
  readonly topicId: TopicId | null;
  /** The text that was agreed to, and before which chat: each chat has a consent of its own. */
  readonly agreedTo: string | null;
  /** In words, by the field's id, `topic`, `consent` or `form`. */
  readonly faults: Readonly<Record<string, string>>;
  /** Counts how often the customer was to be led to the first fault. */
  readonly led: number;
}

/** Of the one chat that this page shows. */
export const filledIn = new ModelStore<FilledIn>({
  values: null,
  topicId: null,
  agreedTo: null,
  faults: {},
  led: 0,
});

/** A topic about which no chat can be started just now, though about others it can. */
export interface ClosedTopic extends OfflineView {
  readonly topicId: TopicId;
}
