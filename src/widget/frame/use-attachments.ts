import type { CustomerSession } from "#client/customer-session.ts";
import type { CustomerModel } from "#client/reduce-customer.ts";
import { useState } from "preact/hooks";
import { withLater } from "./words/spoken.ts";
import { usePart } from "./use-part.ts";

const load = async () => (await withLater(import("./attachments/attachments.tsx"))).drawAttachments;

/** What adds files to messages. A customer who has only opened the chat does not pay for it: `touch` asks for it. */
export function useAttachments(session: CustomerSession, { chatId, fileKinds }: CustomerModel) {
  const [isTouched, setTouched] = useState(false);
  const draw = usePart(isTouched || chatId !== null, load);
  return { touch: () => setTouched(true), attachments: draw?.({ session, kinds: fileKinds }) };
}
