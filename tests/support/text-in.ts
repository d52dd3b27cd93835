import type { StoredEvent } from "#server/ports/store.ts";
import { type MessagePart, textOf } from "#core/message/message-part.ts";

/** The text of a message as it lies in its log; of anything else an empty one. */
export function textIn({ body }: Pick<StoredEvent, "body">): string {
  return textOf((body["parts"] ?? []) as readonly MessagePart[]);
}
