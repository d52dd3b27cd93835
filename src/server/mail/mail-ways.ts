import { randomBytes } from "node:crypto";
import type { Mailer } from "../ports/mailer.ts";
import { ChatLinks } from "./chat-links.ts";

/** How mail leaves this server. */
export interface MailWays {
  /** `null`: no mail server is set up. */
  readonly mailer: Mailer | null;
  readonly links: ChatLinks;
}

/** A server that sends no mail, and knows no link. */
export function noMail(): MailWays {
  const key = randomBytes(32).toString("base64url");
  return { mailer: null, links: new ChatLinks({ key, base: () => "" }) };
}
