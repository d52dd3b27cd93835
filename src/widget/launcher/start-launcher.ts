import type { Bellhop } from "../page-api.ts";
import type { Call, Panel, PanelDoor, PanelModule, Wish } from "../panel-door.ts";
import { drawLauncher, lateMs } from "./draw-launcher.ts";

/** Puts the launcher on the page. The rest is loaded when the customer is about to use the chat. (B-70) */
export function startLauncher(widgetId: string, address: URL, language: string | undefined): void {
  // The snippet is on the page twice.
  if (document.querySelector("bellhop-chat")) return;
  const key = `bellhop-chat-${widgetId}`;
  const wish: Wish = { isOpen: false, takeFocus: false, isForgetting: false };
  const { draw, ...drawn } = drawLauncher(`${address}?widget=${widgetId}`, language);
  const { button, box } = drawn;
  // Calls from before this script was there. A page's own stub goes on to push here.
  const calls: Call[] = ((window.bellhop ??= ((...call: unknown[]) => calls.push(call)) as Bellhop).q ??= []);
  let panel: Promise<Panel> | null = null;
  let attempts = 0;
  let again = 0;

  const follow = (what: keyof Panel = "follow") => {
    // A browser remembers that a script could not be loaded, by its address, and one of before for a day.
    const script = `${address}../chat-panel.js?v2${attempts || ""}`;
    panel ??= (import(/* @vite-ignore */ script) as Promise<PanelModule>).then((it) => it.beginPanel(door));
    panel.then(
      (it) => it[what](),
      () => {
        panel = null;
        attempts++;
        clearTimeout(again);
        // A closed chat asks for nothing more than once. (F-32)
        if (wish.isOpen || wish.isForgetting) again = setTimeout(follow, lateMs);
      },
    );
  };
  const turn = (isOpen: boolean) => {
    wish.takeFocus = wish.isOpen = isOpen;
    door.draw(false);
    // A keyboard on the screen comes when it is asked for.
    if (isOpen && matchMedia("(pointer:fine)").matches) box.focus();
    follow();
  };
  const given = { widgetId, address, key, wish, calls, turn };
  const door: PanelDoor = { ...given, ...drawn, draw: (isReady) => draw(wish, isReady) };

  let remembered: unknown;
  const remember = (value?: string) => {
    try {
      if (value) localStorage[key] = value;
      remembered = localStorage[key];
    } catch {
      // Where storage is forbidden, the chat has to be opened on each page.
    }
  };
  calls.push = (call: Call) => {
    // A page that signs out may be left in the same moment; the next one sees to it.
    if (call[0] === "reset") remember("forget");
    // Else the launcher would be seen until the module is there that carries this out.
    button.hidden ||= call[0] === "hide";
    follow("hear");
    return (calls[calls.length] = call).length;
  };
  for (const call of calls.splice(0)) calls.push(call);

  const prepare = () => follow("prepare");
  Object.assign(button, {
    onclick: () => turn(!wish.isOpen),
    // Also for a finger, which hovers for the moment of its touch.
    onpointerover: prepare,
    onfocus: prepare,
  });
  openByLinks(turn);

  remember();
  wish.isForgetting = remembered === "forget";
  // On a small screen an open chat would cover the page that the customer has come to see.
  wish.isOpen = location.hash === "#chat" || (remembered === "open" && !drawn.isSmall());
  door.draw(false);
  if (remembered || wish.isOpen) follow();
}

/** Any link to `#chat` opens the chat, before the scripts of the page have their own way with it. */
function openByLinks(turn: PanelDoor["turn"]): void {
  const open = (event: Event) => {
    if (!(event.target as Partial<Element>).closest?.('[href="#chat"]')) return;
    event.preventDefault();
    turn(true);
  };
  addEventListener("click", open, true);
}
