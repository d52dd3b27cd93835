import type { CustomerSession, CustomerSessionModel } from "#client/customer-session.ts";
import { useEffect } from "preact/hooks";
import type { Draft } from "./draft.ts";
import type { HostLink } from "./host-link.ts";
import { usePart } from "./use-part.ts";
import { useStore } from "./use-store.ts";

const load = async () => (await import("./page/page-place.tsx")).drawPagePlace;

interface ChatProps {
  readonly session: CustomerSession;
  readonly host: HostLink;
  readonly draft: Draft;
  readonly widgetId: string;
}

/** Tells the page around whether the chat matters, asks for its address, and hears what it says. */
export function usePage(
  { session, host, draft, widgetId }: ChatProps,
  model: CustomerSessionModel,
  isGoingOn: boolean,
) {
  const { companyName, parameters } = model.customer;
  const written = [...model.outbox, ...model.left];
  const matters = isGoingOn || written.length > 0;
  const { said } = useStore(host.state);
  // Nearly every page says nothing.
  const draw = usePart(said !== null, load);
  useEffect(() => {
    if (companyName) host.say({ type: "going-on", isGoingOn: matters });
  }, [host, companyName, matters]);
  const ask = () => host.say({ type: "ask-page", parameters });
  useEffect(() => host.say({ type: "ask-page", parameters }), [host, parameters]);
  const close = () => {
    // Messages on their way need the frame.
    if (written.some(({ error }) => !error)) host.say({ type: "minimise" });
    else host.leave();
  };
  return { ask, close, place: draw?.({ session, host, model, draft, widgetId }) };
}
