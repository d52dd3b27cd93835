import { Navigate, useParams } from "@tanstack/react-router";
import { useState } from "react";
import type { ChatId } from "#contract/ids.ts";
import { lazyPart } from "../look/lazy-part.tsx";
import { Part } from "../look/part.tsx";
import { useIsNarrow } from "../look/use-is-narrow.ts";
import { useMay } from "../session/use-desk.ts";
import { Workspace } from "../workspace/workspace.tsx";
import { Inbox } from "./inbox.tsx";
import classes from "./inbox-page.module.css";
import { words } from "../words/words.ts";

const ChatPanel = lazyPart(
  async () => (await import("../active-item/chat-panel.tsx")).ChatPanel,
  <aside className={classes.meanwhile} />,
);
const PanelDrawer = lazyPart(async () => (await import("../active-item/panel-drawer.tsx")).PanelDrawer);

/** The three panels: inbox, workspace, and the one about the chat that is looked at. */
export function InboxPage() {
  const { chatId } = useParams({ strict: false });
  const selectedId = (chatId ?? null) as ChatId | null;
  const may = useMay();
  const isNarrow = useIsNarrow();
  const [isPanelOpen, setIsPanelOpen] = useState(false);
  if (!may("chat.handle")) return <Navigate to="/" replace />;
  return (
    <main className={classes.page} data-selected={selectedId ? "" : undefined}>
      <Part name={words.inbox.part}>
        <Inbox selectedId={selectedId} />
      </Part>
      <Workspace selectedId={selectedId} openPanel={isNarrow ? () => setIsPanelOpen(true) : null} />
      {isNarrow ? (
        <PanelDrawer selectedId={selectedId} isOpen={isPanelOpen} close={() => setIsPanelOpen(false)} />
      ) : (
        <Part name={words.inbox.panelPart}>
          <ChatPanel selectedId={selectedId} close={null} />
        </Part>
      )}
    </main>
  );
}
