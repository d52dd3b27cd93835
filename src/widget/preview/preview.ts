import type { CustomerEvent } from "#contract/views/chat-event-view.ts";
import type { ChatScene } from "./chat-scene.ts";
import { standInSocketFor } from "./stand-in-socket.ts";

/** The scene of the settings' preview, as its page and the chat within are told by the server. */
interface Preview {
  readonly scheme: "light" | "dark";
  readonly view: "launcher" | "greeting" | "talk";
  readonly companyName: string;
  readonly agentName: string;
  /** Words of the customer and of the agent. */
  readonly lines: readonly [customer: string, agent: string];
}

/**
 * Runs before the launcher and before the chat, which are the real ones: nothing they ask goes to the server, and
 * nothing they keep is kept. (B-74)
 */
const preview = JSON.parse(document.getElementById("preview-scene")?.textContent ?? "{}") as Preview;
const isPage = window.parent.document.getElementById("preview-scene") === null;

Object.defineProperties(window, {
  WebSocket: { value: standInSocketFor(() => sceneOf(preview)) },
  localStorage: { value: emptyStorage() },
  sessionStorage: { value: emptyStorage() },
});
// Whoever is typing beside the preview goes on there, however often it is made anew.
const { focus } = HTMLElement.prototype;
HTMLElement.prototype.focus = function (options) {
  if (document.hasFocus()) focus.call(this, options);
};
addEventListener("load", () => {
  showScheme(preview.scheme);
  const button = document.querySelector("bellhop-chat")?.shadowRoot?.querySelector("button");
  if (isPage && preview.view !== "launcher") button?.click();
});

function sceneOf({ view, companyName, agentName, lines }: Preview): ChatScene {
  if (view !== "talk") return { companyName, situation: { kind: "none" }, events: [] };
  const at = Date.now() - 60_000;
  const [asked, answered] = lines.map((text) => [{ kind: "text", text }] as const);
  const events: CustomerEvent[] = [
    { number: 1, at, type: "requested", previousChatId: null },
    { number: 2, at, type: "message", from: "customer", parts: asked ?? [], commandId: null },
    { number: 3, at: at + 20_000, type: "joined", name: agentName, again: false },
    { number: 4, at: at + 40_000, type: "message", from: "agent", name: agentName, parts: answered ?? [] },
  ];
  return { companyName, situation: { kind: "with-agent", name: agentName }, events };
}

/** A frame cannot be told that it is dark: its styles for the dark are switched on or off by hand. */
function showScheme(scheme: Preview["scheme"]): void {
  document.documentElement.style.colorScheme = scheme;
  for (const sheet of document.styleSheets)
    for (const rule of sheet.cssRules)
      if (rule instanceof CSSMediaRule && rule.conditionText.includes("prefers-color-scheme"))
        rule.media.mediaText = scheme === "dark" ? "all" : "not all";
}

function emptyStorage(): unknown {
  return {
    getItem: () => null,
    setItem: () => {},
    removeItem: () => {},
    clear: () => {},
  };
}
