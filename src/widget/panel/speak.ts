import type { PanelDoor } from "../panel-door.ts";
import type { PanelWords } from "./words/panel-words.ts";

/** The languages to choose from, the best one first: what the page asks for, the snippet's, the page's, the browser's. */
export function wishedLanguages({ language }: PanelDoor): string {
  const snippet = document.querySelector<HTMLElement>("script[data-widget][data-language]");
  const wished = [
    language,
    snippet?.dataset["language"],
    document.documentElement.lang,
    ...navigator.languages,
  ];
  return encodeURIComponent(wished.filter(Boolean).join());
}

/** Has the launcher speak the chat's language, which the server chooses. (B-74) */
export async function speak(door: PanelDoor, draw: () => void): Promise<void> {
  const { widgetId, address, button, panel, box } = door;
  const path = `../chat-words.js?widget=${widgetId}&language=${wishedLanguages(door)}`;
  const loading = import(/* @vite-ignore */ new URL(path, address).href) as Promise<SpokenWords>;
  // Where they do not come, English is better than nothing.
  const spoken = await loading.catch(() => null);
  if (!spoken) return;
  const { lang, dir, words } = spoken;
  const { chat, write, open, minimise, late, ownTab, unread } = words;
  const [label, , , , , own] = door.words;
  door.words.splice(0, 5, own ? label : open, minimise, `${late} `, ownTab, unread);
  // Everything beside the panel keeps the direction of the page.
  Object.assign(panel, { lang, dir });
  button.lang = lang;
  (panel.firstChild as Element).textContent = chat;
  box.placeholder = write;
  draw();
}

interface SpokenWords {
  readonly lang: string;
  readonly dir: string;
  readonly words: PanelWords;
}
