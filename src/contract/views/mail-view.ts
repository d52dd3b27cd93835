/** The occasion of a mail to a customer: answers they have not seen, their turn, the whole chat. */
export type MailKindView = "answers" | "turn" | "transcript";

/**
 * Why a mail was given up: the mail server refused it for good, it could not be sent for too long, no mail
 * server is set up, or no widget is left that its link could lead to.
 */
export type MailFailureView = "refused" | "gave-up" | "not-set-up" | "no-widget";

/** How the customer of a chat is reached by mail. (B-79) */
export interface MailView {
  readonly email: string;
  /** The mail that was queued, sent or given up last; `null`: there was none. */
  readonly last: {
    readonly kind: MailKindView;
    readonly to: string;
    readonly at: number;
    readonly outcome: "waiting" | "sent" | MailFailureView;
    /** The mail server's words when it refused. */
    readonly response: string;
  } | null;
}

/** A customer's rating of a chat. (B-57) */
export interface RatingView {
  /** 1 to 5. */
  readonly stars: number;
  /** Empty when the customer gave none. */
  readonly comment: string;
}

/** The mail server and the address that mails come from; both empty when none is set up. */
export interface MailServerView {
  readonly server: string;
  readonly from: string;
}

/** What became of a mail to try the mail server; `response`: what it said. */
export interface MailTrialView {
  readonly to: string;
  readonly outcome:
    | "sent"
    | "refused"
    | "not-set-up"
    | "too-many"
    | "not-reached"
    | "not-encrypted"
    | "not-signed-in"
    | "sender-refused"
    | "busy";
  readonly response: string;
}
