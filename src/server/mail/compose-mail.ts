import type { CustomerLanguage } from "#contract/languages.ts";
import { say } from "#contract/sentence.ts";
import type { CustomerEvent } from "#contract/views/chat-event-view.ts";
import type { Account } from "#core/account/account.ts";
import type { Chat } from "#core/chat/chat.ts";
import { cutText } from "#core/cut-text.ts";
import type { Mail } from "#core/mail/mailing.ts";
import { type MessagePart, choicesIn, filesIn, textOf } from "#core/message/message-part.ts";
import type { MailMessage } from "../ports/mailer.ts";
import { linkLastsMs } from "./chat-links.ts";
import { type MailWords, mailWords } from "./words/mail-words.ts";

/** Most UTF-16 units of the chat in one mail. */
export const mailTextMax = 200_000;

interface Told {
  readonly account: Account;
  readonly chat: Chat;
  readonly mail: Mail;
  /** Of the chat, as its customer sees it: so no note is ever in a mail. (I-6) */
  readonly events: readonly CustomerEvent[];
  readonly language: CustomerLanguage;
  readonly link: string;
  readonly now: number;
}

/** The mail in this language. */
export function composeMail({ account, chat, mail, events, language, link, now }: Told): MailMessage {
  const words = mailWords[language];
  const company = account.name;
  const { mailId, to, kind } = mail;
  const day = new Intl.DateTimeFormat(language, { dateStyle: "long", timeZone: account.timeZone });
  const told = wordsOf(kind, { events, language, timeZone: account.timeZone });
  const isCut = told.length > mailTextMax;
  const paragraphs = [
    words.hello,
    say(words[kind], { company }),
    isCut ? `${cutText(told, mailTextMax)}\n${words.cut}` : told,
    `${words.goOn}\n${link}`,
    say(words.linkLasts, { day: day.format(now + linkLastsMs) }),
    words.noReply,
    say(words.why, { company }),
  ];
  return {
    mailId,
    threadId: chat.chatId,
    to,
    fromName: company,
    subject: say(words[`${kind}Subject`], { company }),
    text: `${paragraphs.filter((text) => text !== "").join("\n\n")}\n`,
  };
}

interface Telling {
  readonly events: readonly CustomerEvent[];
  readonly language: CustomerLanguage;
  readonly timeZone: string;
}

/** What is said of the chat. Answers are the company's words alone: nobody mails their own words to others. */
function wordsOf(kind: Mail["kind"], { events, language, timeZone }: Telling): string {
  if (kind === "turn") return "";
  if (kind === "answers") {
    return events
      .flatMap((event) => (isFromAgent(event) ? [`${named(event.name)}${said(event.parts)}`] : []))
      .join("\n\n");
  }
  const clock = new Intl.DateTimeFormat(language, { dateStyle: "short", timeStyle: "short", timeZone });
  return events
    .flatMap((event) => {
      const line = lineOf(event, mailWords[language]);
      return line ? [`${clock.format(event.at)}  ${line}`] : [];
    })
    .join("\n");
}

/** The words of a message, what it offers for an answer, and the names of its files, to which the link leads. */
function said(parts: readonly MessagePart[]): string {
  const files = filesIn(parts).map(({ name }) => `📎 ${name}`);
  const offered = choicesIn(parts).map((label) => `– ${label}`);
  return [textOf(parts), ...files, ...offered].filter((line) => line !== "").join("\n");
}

function isFromAgent(event: CustomerEvent): event is Extract<CustomerEvent, { from: "agent" }> {
  return event.type === "message" && event.from === "agent";
}

function named(name: string): string {
  return name === "" ? "" : `${name}:\n`;
}

function lineOf(event: CustomerEvent, words: MailWords): string | null {
  switch (event.type) {
    case "message": {
      const text = said(event.parts);
      if (event.from === "customer") return `${words.customer}: ${text}`;
      return event.from === "agent" && event.name !== "" ? `${event.name}: ${text}` : text;
    }
    case "joined":
      return `— ${say(words.joined, event)} —`;
    case "waiting":
      return `— ${words.waiting} —`;
    case "ended":
      return `— ${words.ended} —`;
    default:
      return null;
  }
}
