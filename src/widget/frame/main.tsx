import { cutText } from "#client/cut-text.ts";
import { browserPlatform, randomText } from "#client/browser-platform.ts";
import { CustomerSession } from "#client/customer-session.ts";
import type { Memory } from "#client/platform.ts";
import type { WidgetId } from "#contract/ids.ts";
import { placeLengthMax } from "#contract/limits.ts";
import { render } from "preact";
import { attempt } from "./attempt.ts";
import { Chat } from "./chat.tsx";
import { Draft } from "./draft.ts";
import "./early-socket.ts";
import { endedKey } from "./kept-keys.ts";
import { hearOfSecret } from "./hear-of-secret.ts";
import { HostLink } from "./host-link.ts";
import { keepFocus } from "./keep-focus.ts";
import { ReadPosition } from "./read-position.ts";
import "./tokens.css";
import "./chat.css";
import "./log.css";
import "./message.css";
import "./composer.css";
import { doWork } from "./work/do-work.ts";
import { customerLanguage } from "./words/locale.ts";
import { loadChat, withLater } from "./words/spoken.ts";

/** How long after it could not be loaded the part that forgets is tried again. */
const resetAgainMs = 2_000;

const loading = loadChat();
const page = document.getElementById("chat") ?? document.body;
keepFocus(page);
const address = new URLSearchParams(location.search);
const widgetId = address.get("widget") ?? "";
const host = new HostLink(address.get("host"), () => render(null, page));
// Without words there is nothing to show, and the launcher asks for the page anew.
void loading.then(() => host.listen());
document.addEventListener("keydown", ({ key }) => {
  if (key === "Escape") host.say({ type: "minimise" });
});

if (!/^[\w-]{6,64}$/.test(widgetId)) void showUnknown();
else void begin(widgetId as WidgetId);

/** Forgets first what is to be forgotten: of it nothing is shown. (B-68) */
async function begin(widgetId: WidgetId): Promise<void> {
  // Behind a link from a mail, the page knows by it who the customer is. (B-79)
  const link = location.hash && (await import("./link/link-memory.ts").catch(() => null));
  const memory = link && link.linkMemory(widgetId);
  if (memory) return start(widgetId, memory);
  // The company's page has something to say, which may be who its customer is.
  if (host.isFramed && address.has("page"))
    await import("./page/begin-with-page.ts").then(
      (it) => it.beginWithPage(widgetId, host),
      () => {},
    );
  // The company's page asks so, by its `reset`.
  const isReset = host.isFramed && address.has("forget");
  if (!isReset && !attempt(() => localStorage.getItem(endedKey(widgetId)))) return start(widgetId);
  // This socket belongs to the customer who is about to be forgotten.
  window.takeSocket?.()?.close();
  const part = await import("./ending/ending-place.tsx").catch(() => null);
  const isForgotten = await part?.forgetAtStart(widgetId, isReset);
  if (!isReset) start(widgetId);
  else if (isForgotten) host.leave();
  // Nothing is forgotten yet. On a page that is left before it is, the next one asks again.
  else setTimeout(() => location.reload(), resetAgainMs);
}

function start(widgetId: WidgetId, memory?: Memory): void {
  const browser = browserPlatform(`/socket/chat/${widgetId}`, window.takeSocket);
  const platform = { ...browser, work: doWork, ...(memory && { memory }) };
  const position = new ReadPosition(platform.memory, widgetId);
  const session = new CustomerSession({
    platform,
    widgetId,
    // Not needed before the first words. Who comes by a link from a mail is known by that alone.
    ...(!memory && {
      keeper: {
        keep: async (secret: string) => (await import("./secret-keeper.ts")).keepSecret(widgetId, secret),
      },
    }),
    newSecret: () => randomText(32),
    place: () => ({
      page: cutText(host.state.get().page, placeLengthMax),
      browser: cutText(navigator.userAgent, placeLengthMax),
      language: customerLanguage(address.get("language")),
    }),
    forgotten() {
      // What this tab keeps for itself; the rest is gone, or is of a customer who began since.
      attempt(() => sessionStorage.clear());
      host.leaveForgotten();
    },
  });
  window.addEventListener("online", () => session.retryNow());
  // The browser knows at once what a silent line shows after many seconds only.
  window.addEventListener("offline", () => session.noticeOffline());
  document.addEventListener("visibilitychange", () => session.retryNow());
  window.addEventListener("storage", () => position.refresh());
  // Other tabs speak of the customer of this browser, who may be another than the link's.
  if (!memory)
    hearOfSecret(widgetId, {
      begun: () => session.noticeBeginning(),
      forgotten: () => session.forget(),
      forgetting() {
        host.isForgetting = true;
        session.forget();
      },
    });
  session.start();
  const draft = new Draft(widgetId);
  void loading.then((words) =>
    render(<Chat {...{ session, host, draft, position, words, widgetId }} />, page),
  );
}

/** An id that no widget can have: the server need not be asked. */
async function showUnknown(): Promise<void> {
  const { Unavailable } = await withLater(import("./unavailable.tsx"));
  render(<Unavailable host={host} words={await loading} />, page);
}
