import { useEffect, useRef } from "preact/hooks";
import type { Draft } from "../draft.ts";
import type { HostLink } from "../host-link.ts";
import { useStore } from "../use-store.ts";

/** Puts the page's words into the message box, unless the customer has typed something there. */
export function usePrefill(host: HostLink, draft: Draft): void {
  const { said } = useStore(host.state);
  const lastRef = useRef("");
  const text = said?.prefill ?? null;
  useEffect(() => {
    const state = host.state.get();
    if (text === null || !state.said) return;
    const mayReplace = draft.text === "" || draft.text === lastRef.current;
    lastRef.current = text;
    const carried = mayReplace ? ({ text, replaces: true } as const) : state.carried;
    host.state.set({ ...state, carried, said: { ...state.said, prefill: null } });
  }, [host, draft, text]);
}
