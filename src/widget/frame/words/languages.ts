import type { CustomerLanguage } from "#contract/languages.ts";
import { chat as arChat } from "./ar/chat.ts";
import { later as arLater } from "./ar/later.ts";
import { chat as deChat } from "./de/chat.ts";
import { later as deLater } from "./de/later.ts";
import { chat as enChat } from "./en/chat.ts";
import { later as enLater } from "./en/later.ts";
import { chat as esChat } from "./es/chat.ts";
import { later as esLater } from "./es/later.ts";
import { chat as frChat } from "./fr/chat.ts";
import { later as frLater } from "./fr/later.ts";
import { chat as itChat } from "./it/chat.ts";
import { later as itLater } from "./it/later.ts";
import { chat as jaChat } from "./ja/chat.ts";
import { later as jaLater } from "./ja/later.ts";
import { chat as nlChat } from "./nl/chat.ts";
import { later as nlLater } from "./nl/later.ts";
import { chat as plChat } from "./pl/chat.ts";
import { later as plLater } from "./pl/later.ts";
import { chat as ptChat } from "./pt/chat.ts";
import { later as ptLater } from "./pt/later.ts";
import type { ChatWords } from "./chat-words.ts";
import type { LaterWords } from "./later-words.ts";

interface LanguageWords {
  readonly chat: ChatWords;
  readonly later: LaterWords;
}

/** All words of the chat in all its languages: for the build, and for pages that the server writes. */
export const languageWords: Readonly<Record<CustomerLanguage, LanguageWords>> = {
  en: { chat: enChat, later: enLater },
  de: { chat: deChat, later: deLater },
  fr: { chat: frChat, later: frLater },
  es: { chat: esChat, later: esLater },
  pt: { chat: ptChat, later: ptLater },
  it: { chat: itChat, later: itLater },
  nl: { chat: nlChat, later: nlLater },
  pl: { chat: plChat, later: plLater },
  ar: { chat: arChat, later: arLater },
  ja: { chat: jaChat, later: jaLater },
};
