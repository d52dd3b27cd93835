import type { Sentence } from "#contract/sentence.ts";

/** The words of a mail by which an administrator tries whether mails go out: in the desk's languages. */
interface TrialWords {
  readonly subject: Sentence<"company">;
  readonly text: string;
}

export const trialWords: Readonly<Record<"en" | "de", TrialWords>> = {
  en: {
    subject: "Mail from {company} works",
    text: "Hello,\n\nthis mail was sent from the settings of Bellhop, to try whether mails to customers go out. They do.\n",
  },
  de: {
    subject: "Mails von {company} kommen an",
    text: "Guten Tag,\n\ndiese Mail wurde aus den Einstellungen von Bellhop gesendet, um zu sehen, ob Mails an Kundinnen und Kunden hinausgehen. Das tun sie.\n",
  },
};
