import type { CustomerSession, CustomerSessionModel } from "#client/customer-session.ts";
import type { CommandError } from "#contract/error-codes.ts";
import { useEffect, useLayoutEffect, useMemo, useState } from "preact/hooks";
import type { BellhopNotIdentified } from "../../page-api.ts";
import { forget } from "../ending/forget.ts";
import type { HostLink } from "../host-link.ts";
import { useStore } from "../use-store.ts";
import { canKeep, isAnother, keepPerson } from "./kept-person.ts";

interface Options {
  readonly session: CustomerSession;
  readonly host: HostLink;
  readonly model: CustomerSessionModel;
  readonly widgetId: string;
}

const reasons: readonly BellhopNotIdentified[] = [
  "token-expired",
  "token-key-unknown",
  "token-wrong",
  "token-used",
];

/** How long a connection may take before the chat is shown without one. */
const shownAfterMs = 8_000;

/**
 * Has the server say who the customer is, once the chat is opened or goes on, and tells the page what came of it.
 * Where the page says that they are somebody else, the chat goes before anything is asked. (B-75)
 */
export function useIdentity({ session, host, model, widgetId }: Options): void {
  const { said, isOpen, opened } = useStore(host.state);
  const { chatId } = model.customer;
  const token = said?.token ?? null;
  const isWanted = token !== null && (isOpen || opened > 0 || chatId !== null);
  // The server forgets with the connection who somebody is that has said nothing: each connection tells it anew.
  const isOnline = model.connection === "online";
  const [settled, setSettled] = useState<string | null>(null);
  useHiding(!useMemo(() => canKeep(widgetId), [widgetId]) && isWanted && settled !== token, isOnline);
  useEffect(() => {
    if (!isWanted || !isOnline) return;
    let isStale = false;
    const leave = () => {
      session.stop();
      host.say({ type: "for-another" });
      host.clear();
      void forget(widgetId, host);
    };
    if (isAnother(widgetId, token)) {
      leave();
      return;
    }
    void session.ask("customer.identify", { token }).then((error) => {
      if (isStale) return;
      if (error?.code !== "another-person") setSettled(token);
      if (error?.code === "another-person") leave();
      else tell(host, error);
      if (!error) keepPerson(widgetId, token);
    });
    return () => {
      isStale = true;
    };
  }, [session, host, widgetId, token, isWanted, isOnline]);
}

/** Shows nothing of a chat of which nobody can tell yet whose it is. Without a connection there is nothing to see. */
function useHiding(isUnknown: boolean, isOnline: boolean): void {
  useLayoutEffect(() => {
    const { documentElement: page } = document;
    page.hidden = isUnknown;
    if (!isUnknown || isOnline) return;
    const timer = setTimeout(() => (page.hidden = false), shownAfterMs);
    return () => clearTimeout(timer);
  }, [isUnknown, isOnline]);
}

function tell(host: HostLink, error: CommandError | null): void {
  if (!error) {
    host.say({ type: "event", name: "identified", detail: {} });
    return;
  }
  const reason = reasons.find((one) => one === error.code) ?? "not-now";
  host.say({ type: "event", name: "not-identified", detail: { reason, words: error.words } });
}
