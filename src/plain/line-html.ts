import type { MessagePartView } from "#contract/views/message-part-view.ts";
import type { CustomerEvent } from "#contract/views/chat-event-view.ts";
import { choicesOfParts } from "#client/text-of-parts.ts";
import { splitLinks } from "#client/split-links.ts";
import { type Html, markup } from "./html.ts";
import { say } from "#contract/sentence.ts";
import type { PlainWords } from "./words/plain-words.ts";

interface Options {
  readonly words: PlainWords;
  readonly companyName: string;
  /** The name of the agent who joined last. */
  readonly agent: string;
  /** Hidden fields of the form that gives an offered answer; `null`: none can be given any more. */
  readonly answering: { readonly id: string; readonly secret: string; readonly pages: number } | null;
}

/** One line of the chat; `null` where there is nothing to say. */
export function lineHtml(
  event: CustomerEvent,
  { words, companyName, agent, answering }: Options,
): Html | null {
  const { chat, later } = words;
  const { events } = later;
  switch (event.type) {
    case "message": {
      const text = event.parts.flatMap((part) => wordsOf(part, words) ?? []).join("\n");
      const isOwn = event.from === "customer";
      const name = event.from === "agent" ? event.name || companyName || chat.somebody : chat.automatic;
      return markup`<li class="${isOwn ? "own" : "other"}">
        <bdi><b>${isOwn ? chat.you : name}</b></bdi> <small>${timeHtml(event.at)}</small>
        <p dir="auto">${textHtml(text)}</p>
        ${choicesHtml(choicesOfParts(event.parts), words, answering)}
      </li>`;
    }
    case "requested":
      return event.previousChatId === null ? null : tell(events.newChat);
    case "joined":
      if (!event.again) return tell(say(events.joined, event));
      return tell(say(event.name === agent ? events.isBack : events.tookOver, event));
    case "waiting":
      return tell(events.backInLine);
    case "ended":
      if (event.by === "customer") return tell(events.endedByCustomer);
      return tell(
        say(events.endedByAgent, { name: (event.by === "agent" && agent) || companyName || chat.somebody }),
      );
    default:
      return null;
  }
}

/** Answers that are offered, as buttons that send them, or as what they were. */
function choicesHtml(
  labels: readonly string[],
  { later }: PlainWords,
  answering: Options["answering"],
): Html | null {
  if (labels.length === 0) return null;
  if (!answering) return markup`<p class="offered">${labels.join(" · ")}</p>`;
  const hidden = Object.entries({ ...answering, action: "write" }).map(
    ([name, value]) => markup`<input type="hidden" name="${name}" value="${value}" />`,
  );
  return markup`<form method="post" class="doing" role="group" aria-label="${later.choices.group}">
    ${hidden} ${labels.map((label) => markup`<button name="text" value="${label}" dir="auto">${label}</button>`)}
  </form>`;
}

function tell(words: string): Html {
  return markup`<li class="event">${words}</li>`;
}

/** The server does not know where the customer is, so the time says which it is. */
function timeHtml(at: number): Html {
  const iso = new Date(at).toISOString();
  return markup`<time datetime="${iso}">${iso.slice(11, 16)} UTC</time>`;
}

function textHtml(text: string): Html[] {
  return splitLinks(text).map((part) =>
    part.href === undefined
      ? markup`${part.text}`
      : markup`<a href="${part.href}" target="_blank" rel="noopener noreferrer nofollow ugc">${part.text}</a>`,
  );
}

/** A file is named, and fetched by pages that have scripts: without them there is no key to fetch it by. */
function wordsOf(part: MessagePartView, words: PlainWords): string | null {
  switch (part.kind) {
    case "text":
      return part.text;
    case "file":
      return part.name;
    case "choices":
      return null;
    default:
      return words.chat.cannotShow;
  }
}
