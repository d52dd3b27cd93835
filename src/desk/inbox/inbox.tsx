import { useMemo, useState } from "react";
import type { ChatId } from "#contract/ids.ts";
import { focusPlace } from "../keys/focus-place.ts";
import { useKey } from "../keys/use-key.ts";
import { EmptyPlace } from "../look/empty-place.tsx";
import { useCards, useMe } from "../session/use-desk.ts";
import { useStored } from "../session/use-stored.ts";
import { InboxHead } from "./inbox-head.tsx";
import { InboxList } from "./inbox-list.tsx";
import classes from "./inbox.module.css";
import { type InboxOrder, keptPlaces, sectionsOf } from "./place-items.ts";
import { useLateItems } from "./use-late-items.ts";
import { useShownPlaces } from "./use-shown-places.ts";
import { words } from "../words/words.ts";

/** The list of chats the agent owns. */
export function Inbox({ selectedId }: { readonly selectedId: ChatId | null }) {
  const items = useCards("item");
  const late = useLateItems(items);
  const [order, setOrder] = useStored<InboxOrder>("inbox-order", "longest-wait");
  const [placesFor] = useState(keptPlaces);
  const sorted = useMemo(() => placesFor(items, { order, late }), [placesFor, items, order, late]);
  const { places, touch } = useShownPlaces(sorted);
  const sections = useMemo(() => sectionsOf(places), [places]);
  return (
    <section id="inbox" className={classes.inbox} aria-label={words.inbox.title} tabIndex={-1}>
      <InboxHead order={order} setOrder={setOrder} late={late} selectedId={selectedId} />
      {places.length === 0 ? (
        <EmptyInbox />
      ) : (
        <InboxList items={items} sections={sections} touch={touch} worst={late[0]} selectedId={selectedId} />
      )}
    </section>
  );
}

function EmptyInbox() {
  const { base } = useMe();
  useKey("inbox", () => focusPlace("inbox"));
  return (
    <EmptyPlace icon="inbox" title={words.inbox.empty}>
      <p>{base === "available" ? words.inbox.emptyAvailable : words.inbox.emptyOtherwise}</p>
    </EmptyPlace>
  );
}
