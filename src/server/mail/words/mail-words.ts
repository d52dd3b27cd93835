import { de } from "./de.ts";
import { en } from "./en.ts";

/** The words of a mail around those of the chat. */
export interface MailWords {
  readonly language: string;
  readonly hello: string;
  /** The customer, as the author of a line. */
  readonly customer: string;
  readonly answersSubject: (company: string) => string;
  readonly answers: (company: string) => string;
  readonly turnSubject: (company: string) => string;
  readonly turn: (company: string) => string;
  readonly transcriptSubject: (company: string) => string;
  readonly transcript: (company: string) => string;
  /** Above the link. */
  readonly goOn: string;
  readonly linkLasts: (day: string) => string;
  readonly noReply: string;
  readonly why: (company: string) => string;
  readonly cut: string;
  readonly trialSubject: (company: string) => string;
  readonly trial: string;
  readonly joined: (name: string) => string;
  readonly waiting: string;
  readonly ended: string;
}

const languages: readonly MailWords[] = [en, de];

/** The words in the language of a browser, such as `de-AT`; English where there are none. */
export function mailWordsFor(language: string): MailWords {
  const [tag = ""] = language.toLowerCase().split("-");
  return languages.find((words) => words.language === tag) ?? en;
}
