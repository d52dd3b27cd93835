import type { ChatEvent } from "../chat/chat-event.ts";
import type { MailId } from "../ids.ts";
import { unreachable } from "../unreachable.ts";

/** The occasion of a mail to a customer: answers they have not seen, their turn, the whole chat. */
export type MailKind = "answers" | "turn" | "transcript";

/**
 * Why a mail was given up: the mail server refused it for good, it could not be sent for too long, no mail
 * server is set up, or no widget is left that its link could lead to.
 */
export type MailFailure = "refused" | "gave-up" | "not-set-up" | "no-widget";

/** A mail that is to be sent, about the events after `after` up to `upTo`. */
export interface Mail {
  readonly mailId: MailId;
  readonly kind: MailKind;
  readonly to: string;
  readonly after: number;
  readonly upTo: number;
  readonly queuedAt: number;
}

/** Answers that no mail has been made of, from the first to the last of them. */
interface Unmailed {
  readonly from: number;
  readonly fromAt: number;
  readonly upTo: number;
  readonly upToAt: number;
}

/** The mail that was queued, sent or given up last, as the staff are told of it. */
export interface LastMail {
  readonly mailId: MailId;
  readonly kind: MailKind;
  readonly to: string;
  /** The events that it is about: those after `after` up to `upTo`. */
  readonly after: number;
  readonly upTo: number;
  readonly at: number;
  readonly outcome: "waiting" | "sent" | MailFailure;
  /** The mail server's words when it refused. */
  readonly response: string;
}

/** How the customer of a chat is reached by mail. (B-79) */
export interface Mailing {
  /** The address the customer left last. */
  readonly email: string;
  /** How many addresses they have left. */
  readonly addresses: number;
  /** `null`: every answer has been mailed, or is known to have been seen. */
  readonly unmailed: Unmailed | null;
  /**
   * Number of the event before the first answer of mails that failed, until another mail has those answers;
   * `null`: there are none.
   */
  readonly lostAfter: number | null;
  /** Mails that are still to be sent, oldest first. */
  readonly waiting: readonly Mail[];
  readonly last: LastMail | null;
  /** Has the customer been told that their turn has come, or were they there when it came? */
  readonly isTurnTold: boolean;
  readonly transcripts: number;
}

/** Was this mail given up? */
export function hasFailed({ outcome }: LastMail): boolean {
  return outcome !== "waiting" && outcome !== "sent";
}

/** Is there a mail to be sent, or an answer that may have to be mailed? */
export function isMailDue(mailing: Mailing | null): boolean {
  return mailing !== null && (mailing.unmailed !== null || mailing.waiting.length > 0);
}

type MailEvent = Extract<ChatEvent, { type: `mail.${string}` | "customer.address-left" }>;

/**
 * The mailing after one more event about it. `isWaiting`: nobody has the chat, so that there is a turn to be told
 * of.
 */
export function evolveMailing(mailing: Mailing | null, event: MailEvent, isWaiting: boolean): Mailing {
  if (event.type === "customer.address-left") return leaveAddress(mailing, event.email, isWaiting);
  if (!mailing) throw new Error(`${event.type} before customer.address-left`);
  switch (event.type) {
    case "mail.queued":
      return queue(mailing, event);
    case "mail.sent":
      return settle(mailing, event, { outcome: "sent", response: "" });
    case "mail.failed":
      return settle(mailing, event, { outcome: event.why, response: event.response });
    case "mail.spared":
      return { ...mailing, unmailed: null };
    default:
      return unreachable(event);
  }
}

/** The mailing after an answer of the company's. */
export function answered(
  mailing: Mailing,
  { number, at }: { readonly number: number; readonly at: number },
): Mailing {
  const { from, fromAt } = mailing.unmailed ?? { from: number, fromAt: at };
  return { ...mailing, unmailed: { from, fromAt, upTo: number, upToAt: at } };
}

function leaveAddress(mailing: Mailing | null, email: string, isWaiting: boolean): Mailing {
  if (mailing) return { ...mailing, email, addresses: mailing.addresses + 1 };
  return {
    email,
    addresses: 1,
    unmailed: null,
    lostAfter: null,
    waiting: [],
    last: null,
    isTurnTold: !isWaiting,
    transcripts: 0,
  };
}

function queue(mailing: Mailing, event: Extract<MailEvent, { type: "mail.queued" }>): Mailing {
  const { at, by, mailId, kind, to, after, upTo } = event;
  const mail = { mailId, kind, to, after, upTo, queuedAt: at };
  return {
    ...mailing,
    // Answers tell the customer, too, that somebody is there.
    isTurnTold: mailing.isTurnTold || kind !== "transcript",
    // One that staff send again is not another that the customer asked for.
    transcripts: mailing.transcripts + (kind === "transcript" && by.kind === "customer" ? 1 : 0),
    unmailed: kind === "answers" ? null : mailing.unmailed,
    lostAfter: kind === "answers" ? null : mailing.lostAfter,
    waiting: [...mailing.waiting, mail],
    last: { mailId, kind, to, after, upTo, at, outcome: "waiting", response: "" },
  };
}

function settle(
  mailing: Mailing,
  { mailId, at }: Extract<MailEvent, { type: "mail.sent" | "mail.failed" }>,
  settled: Pick<LastMail, "outcome" | "response">,
): Mailing {
  const mail = mailing.waiting.find((one) => one.mailId === mailId);
  if (!mail) throw new Error(`Mail ${mailId} is not waiting`);
  const { kind, to, after, upTo } = mail;
  const isLost = kind === "answers" && settled.outcome !== "sent";
  return {
    ...mailing,
    lostAfter: isLost ? Math.min(mailing.lostAfter ?? after, after) : mailing.lostAfter,
    waiting: mailing.waiting.filter((one) => one !== mail),
    last: { mailId, kind, to, after, upTo, at, ...settled },
  };
}
