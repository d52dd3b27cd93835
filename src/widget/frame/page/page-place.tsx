import type { CustomerSession, CustomerSessionModel } from "#client/customer-session.ts";
import type { Draft } from "../draft.ts";
import type { HostLink } from "../host-link.ts";
import { useEvents } from "./use-events.ts";
import { useFields } from "./use-fields.ts";
import { useIdentity } from "./use-identity.ts";
import { usePrefill } from "./use-prefill.ts";

interface Props {
  readonly session: CustomerSession;
  readonly host: HostLink;
  readonly model: CustomerSessionModel;
  readonly draft: Draft;
  readonly widgetId: string;
}

/** Speaks with the company's page. There is nothing to see of it. */
export const drawPagePlace = (props: Props) => <PagePlace {...props} />;

function PagePlace(props: Props) {
  const { session, host, draft, model } = props;
  useEvents(session, host);
  usePrefill(host, draft);
  useIdentity(props);
  useFields(session, host, model);
  return null;
}
