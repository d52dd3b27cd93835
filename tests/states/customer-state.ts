import type { FrameLocator, Page } from "playwright-core";
import type { ChatScene } from "#widget/preview/chat-scene.ts";
import type { languageWords } from "#widget/frame/words/languages.ts";

export type ChatLanguageWords = (typeof languageWords)["en"];

/** The customer's chat as it is seen, and its words in the language of the page. */
export interface ShownChat {
  readonly page: Page;
  readonly chat: FrameLocator;
  readonly words: ChatLanguageWords;
}

/** One named state of the customer's chat. */
export interface CustomerState {
  readonly name: string;
  /** `now` in ms since epoch. */
  readonly scene: (now: number) => ChatScene;
  /** Words on the screen by which the state is known to be there. */
  readonly shows: (words: ChatLanguageWords) => string;
  readonly steps?: (shown: ShownChat) => Promise<void>;
  /** One of the few that every run of the tests looks at. */
  readonly isOften?: boolean;
}
