import type { CommandError } from "#contract/error-codes.ts";
import { errorText } from "./error-text.ts";
import type { ChatWords } from "./chat-words.ts";
import type { LaterWords } from "./later-words.ts";

/** The words of the chat, in the language of this page. They are there before anything is drawn. */
export let chat: ChatWords;

/** Those of late parts. `withLater` has loaded them before such a part is drawn. */
export let later: LaterWords;

/** The page has had the browser fetch these with its first scripts. */
export async function loadChat(): Promise<ChatWords> {
  return (chat = ((await import(/* @vite-ignore */ namedByPage().href)) as { chat: ChatWords }).chat);
}

export async function loadLater(): Promise<LaterWords> {
  const path = namedByPage().dataset["later"] ?? "";
  return (later = ((await import(/* @vite-ignore */ path)) as { later: LaterWords }).later);
}

/** The part, once its words are there, too. */
export async function withLater<Part>(part: Promise<Part>): Promise<Part> {
  return (await Promise.all([part, loadLater()]))[0];
}

/** The error in this page's language, once its words are there. */
export function wordsForError(error: CommandError): string {
  return errorText(error, later.errors);
}

/** The build writes one page for each language, which names its words. */
function namedByPage(): HTMLLinkElement {
  return document.querySelector("#words") as HTMLLinkElement;
}
