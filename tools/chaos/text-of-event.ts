import { type MessagePart, textOf } from "#core/message/message-part.ts";
import type { LoggedEvent } from "./read-stored.ts";

/** The text of a message in its log. */
export function textOfEvent({ body }: Pick<LoggedEvent, "body">): string {
  return textOf(body["parts"] as readonly MessagePart[]);
}
