import { emailLengthMax, messageTextLengthMax, nameLengthMax } from "#contract/limits.ts";
import type { OfflineView } from "#contract/views/offline-view.ts";
import { preChatHtml } from "./pre-chat-html.ts";
import type { TopicId } from "#contract/ids.ts";
import type { FormView } from "#contract/views/form-view.ts";
import type { Posted } from "./posted.ts";
import { Html, markup } from "./html.ts";
import { directionOf } from "#contract/languages.ts";
import { say } from "#contract/sentence.ts";
import type { PlainWords } from "./words/plain-words.ts";

/** Comes and goes beneath the form. */
export type Standing = "none" | "waiting" | "typing" | "reconnecting" | "closed";

export interface PageState {
  readonly words: PlainWords;
  readonly companyName: string;
  /** `null` before the first word. */
  readonly secret: string | null;
  /** The id of what is written into the form next. */
  readonly nextId: string;
  /** In the boxes: words that could not be sent stay there. */
  readonly kept: Pick<Posted, "text" | "name" | "email" | "form">;
  /** The outcome of what was posted, in words. */
  readonly notice: string | null;
  readonly offline: OfflineView | null;
  /** The topic about which alone no chat can be had; `null`: about any. */
  readonly topicId: TopicId | null;
  /** The form before a chat; `null`: there is none. */
  readonly form: FormView | null;
  readonly isOpen: boolean;
  readonly isOver: boolean;
  readonly hasOlder: boolean;
  readonly pages: number;
}

/** The page up to its lines, the list of which is left open. */
export function pageHtml(state: PageState): Html {
  const { companyName, notice, words } = state;
  const { chat, language } = words;
  const title = companyName === "" ? chat.chat : `${chat.chat} – ${companyName}`;
  return markup`<!doctype html>
    <html lang="${language}" dir="${directionOf(language)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta name="robots" content="noindex" />
        <title>${title}</title>
        <style>
          ${styles}
        </style>
      </head>
      <body>
        <main>
          <h1><bdi>${companyName || chat.chat}</bdi></h1>
          ${notice === null ? null : markup`<p class="notice" role="alert">${notice}</p>`} ${formHtml(state)}
          ${standingsHtml(words)}
          <h2 class="unseen">${chat.messages}</h2>
          <ol role="log" aria-label="${chat.messages}">
            <!-- lines -->
          </ol>
        </main>
      </body>
    </html>`;
}

function formHtml(state: PageState): Html {
  const { words } = state;
  const { chat, later } = words;
  const mayWrite = state.offline === null || state.isOpen;
  return markup`<form method="post">
    <input type="hidden" name="id" value="${state.nextId}" />
    <input type="hidden" name="secret" value="${state.secret ?? ""}" />
    <input type="hidden" name="pages" value="${state.pages}" />
    ${mayWrite ? writingHtml(state) : leavingHtml(state)}
    <p class="doing">
      <button name="action" value="${mayWrite ? "write" : "leave-message"}">
        ${mayWrite ? chat.send : later.offline.leave}
      </button>
      ${state.secret === null ? null : button("look", words.showNew)}
      ${state.isOpen ? button("end", words.later.ending.end) : null}
      ${state.isOver ? button("forget", words.later.ending.forget) : null}
      ${
        state.hasOlder
          ? markup`<button class="quiet" name="pages" value="${state.pages + 1}" formnovalidate>
              ${words.showOlder}
            </button>`
          : null
      }
    </p>
  </form>`;
}

function button(action: Posted["action"], words: string): Html {
  return markup`<button class="quiet" name="action" value="${action}" formnovalidate>${words}</button>`;
}

function writingHtml({ words, companyName, kept, isOver, isOpen, secret, form }: PageState): Html {
  const { chat } = words;
  const label = isOver ? chat.writeAgain : chat.write;
  const greeting = markup`<p>${chat.greeting} ${say(chat.invitation, { company: companyName })}</p>`;
  return markup`${secret === null ? greeting : null}
    ${form && !isOpen ? preChatHtml(form, kept.form, words) : null}
    <label for="text">${label}</label>
    ${box(kept.text)}`;
}

function leavingHtml({ words: { later }, kept, offline, topicId }: PageState): Html {
  const words = later.offline;
  return markup`${offline ? markup`<p><b>${words.title[offline.why]}</b></p>` : null}
    <p>${words.invitation}</p>
    ${topicId && markup`<input type="hidden" name="topic" value="${topicId}" />`}
    <label for="name">${words.name} <small>${words.optional}</small></label>
    <input id="name" name="name" autocomplete="name" maxlength="${nameLengthMax}" value="${kept.name}" />
    <label for="email">${words.email}</label>
    <input
      id="email"
      name="email"
      type="email"
      autocomplete="email"
      required
      maxlength="${emailLengthMax}"
      value="${kept.email}"
    />
    <label for="text">${words.message}</label>
    ${box(kept.text)}`;
}

/** The line break at the beginning is not the customer's, and browsers drop it. */
function box(text: string): Html {
  return markup`<textarea id="text" name="text" dir="auto" rows="3" maxlength="${messageTextLengthMax}" autofocus>
${text}</textarea>`;
}

/** Everything that may stand here is in the page from the start, because nothing that was sent can be changed. */
function standingsHtml({ chat, later, closedLine }: PlainWords): Html {
  return markup`<div role="status">
    <p class="standing waiting">${later.wait.goOn}</p>
    <p class="standing typing">${say(chat.typing, { name: chat.somebody })}</p>
    <p class="standing reconnecting">${chat.reconnecting}</p>
    <p class="standing closed">${closedLine}</p>
  </div>`;
}

const standings: readonly Standing[] = ["waiting", "typing", "reconnecting", "closed"];

/**
 * Shows this one with these words before its own, and hides what stood there before: rules of the same weight, of
 * which the last one counts.
 */
export function standingHtml(standing: Standing, lines: readonly string[] = []): Html {
  const hidden = standings.map((one) => `.standing.${one}`).join(",");
  return markup`<li hidden><style>${hidden}{display:none}.standing.${standing}{display:block}.standing.${standing}::before{content:${styleText(lines)}}</style></li>`;
}

/** Lines as a text of a style, in which nothing ends the text or the style. */
function styleText(lines: readonly string[]): Html {
  const safe = lines.map((line) =>
    line.replaceAll(/["\\<\n]/g, (sign) => `\\${sign.charCodeAt(0).toString(16)} `),
  );
  return new Html(`"${safe.map((line) => `${line}\\A `).join("")}"`);
}

/** In the system's own colours: light, dark and forced ones are the browser's to choose. */
const styles = new Html(`
:root{color-scheme:light dark}
body{margin:0;font:16px/1.5 system-ui,sans-serif;background:Canvas;color:CanvasText}
main{max-width:640px;margin:0 auto;padding:16px}
h1{font-size:20px;margin:0 0 16px}
form{display:grid;gap:8px;margin-bottom:16px}
form p{margin:0}
label{font-weight:600}
input,select,textarea{box-sizing:border-box;width:100%;padding:8px 12px;border:1px solid GrayText;border-radius:12px;font:inherit;background:Field;color:FieldText}
.consent{display:flex;flex-wrap:wrap;gap:8px;align-items:center}
.consent input{width:24px;height:24px;margin:0}
.consent label{flex:1;font-weight:400}
.offered{font-style:italic}
.doing{display:flex;flex-wrap:wrap;gap:8px}
button{min-height:40px;padding:0 16px;border:1px solid ButtonBorder;border-radius:12px;font:inherit;font-weight:600;cursor:pointer}
button.quiet{border-color:transparent;font-weight:400;text-decoration:underline;background:none;color:inherit;padding:0 8px}
.notice{padding:8px 12px;border:2px solid;border-radius:12px}
.standing{display:none;margin:0 0 16px;font-style:italic;white-space:pre-line}
.unseen{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
ol{display:flex;flex-direction:column-reverse;gap:8px;margin:0;padding:0;list-style:none}
li{max-width:85%;padding:8px 12px;border:1px solid GrayText;border-radius:12px;overflow-wrap:anywhere}
li[hidden]{display:none}
li p{margin:0;white-space:pre-wrap}
.own{align-self:flex-end;background:color-mix(in srgb,CanvasText 8%,Canvas)}
.other{align-self:flex-start}
.event{align-self:center;border:0;padding:0}
`);
