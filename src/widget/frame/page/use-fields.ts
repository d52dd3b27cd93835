import type { CustomerSession, CustomerSessionModel } from "#client/customer-session.ts";
import { useEffect } from "preact/hooks";
import type { HostLink } from "../host-link.ts";
import { useStore } from "../use-store.ts";

/** Gives what the page says of its customer to the chat that goes on. The server knows what it has been told. */
export function useFields(session: CustomerSession, host: HostLink, model: CustomerSessionModel): void {
  const { said } = useStore(host.state);
  const { chatId, situation } = model.customer;
  const isGoingOn = situation.kind === "waiting" || situation.kind === "with-agent";
  // A page that says nothing takes nothing away from what another has said.
  const told = said && said.fields.length > 0 ? JSON.stringify(said.fields) : null;
  useEffect(() => {
    if (told === null || !chatId || !isGoingOn) return;
    const fields = JSON.parse(told) as { name: string; value: string }[];
    void session.ask("customer.describe", { chatId, fields });
  }, [session, chatId, isGoingOn, told]);
}
