import type { CustomerLanguage } from "#contract/languages.ts";
import type { Sentence } from "#contract/sentence.ts";
import { ar } from "./ar.ts";
import { de } from "./de.ts";
import { en } from "./en.ts";
import { es } from "./es.ts";
import { fr } from "./fr.ts";
import { it } from "./it.ts";
import { ja } from "./ja.ts";
import { nl } from "./nl.ts";
import { pl } from "./pl.ts";
import { pt } from "./pt.ts";

/** The words of a mail around those of the chat. */
export interface MailWords {
  readonly hello: string;
  /** The customer, as the author of a line. */
  readonly customer: string;
  readonly answersSubject: Sentence<"company">;
  readonly answers: Sentence<"company">;
  readonly turnSubject: Sentence<"company">;
  readonly turn: Sentence<"company">;
  readonly transcriptSubject: Sentence<"company">;
  readonly transcript: Sentence<"company">;
  /** Above the link. */
  readonly goOn: string;
  readonly linkLasts: Sentence<"day">;
  readonly noReply: string;
  readonly why: Sentence<"company">;
  readonly cut: string;
  readonly joined: Sentence<"name">;
  readonly waiting: string;
  readonly ended: string;
}

export const mailWords: Readonly<Record<CustomerLanguage, MailWords>> = {
  en,
  de,
  fr,
  es,
  pt,
  it,
  nl,
  pl,
  ar,
  ja,
};
