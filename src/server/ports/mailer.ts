import type { MailId } from "#core/ids.ts";

/** A mail as it goes out: plain text to one address. */
export interface MailMessage {
  readonly mailId: MailId;
  /** Mails of the same thread are shown together. */
  readonly threadId: string;
  readonly to: string;
  /** The name that it comes from; its address is the mailer's own. */
  readonly fromName: string;
  readonly subject: string;
  readonly text: string;
}

/** Why the mail server could not be used. */
export type MailTrouble = "not-reached" | "not-encrypted" | "not-signed-in" | "sender-refused" | "busy";

/** The fate of a mail. `response`: the mail server's words, empty when it said nothing. */
export type MailOutcome =
  /** The mail server has taken it. */
  | { readonly kind: "sent" }
  /** The mail server will never take it: the address or the mail is wrong. */
  | { readonly kind: "refused"; readonly response: string }
  /** Another attempt later may do it. */
  | { readonly kind: "later"; readonly why: MailTrouble; readonly response: string };

/** Sends mails. A failure is an outcome and never thrown. */
export interface Mailer {
  /** The address that all mails come from. */
  readonly from: string;
  /** Where the mail server is, without secrets. */
  readonly server: string;
  send(message: MailMessage): Promise<MailOutcome>;
  /** Ends its connections. */
  close(): void;
}
