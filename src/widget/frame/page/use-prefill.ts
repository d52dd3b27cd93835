import { useEffect, useRef } from "preact/hooks";
import type { Draft } from "../draft.ts";
import type { HostLink } from "../host-link.ts";
import { useStore } from "../use-store.ts";

/** Puts the page's words into the message box, unless the customer has typed something there. */
export function usePrefill(host: HostLink, draft: Draft): void {
  const { said } = useStore(host.state);
  const lastRef = useRef("");
  useEffect(() => {
    const text = said?.prefill ?? null;
    if (text === null) return;
    const state = host.state.get();
    const mayReplace = draft.text === "" || draft.text === lastRef.current;
    lastRef.current = text;
    if (mayReplace) host.state.set({ ...state, carried: { text, replaces: true } });
    host.say({ type: "prefilled" });
  }, [host, draft, said]);
}
