import { Navigate, useParams, useSearch } from "@tanstack/react-router";
import { useState } from "react";
import type { ChatId } from "#contract/ids.ts";
import { ChatPanel } from "../active-item/chat-panel.tsx";
import { PanelDrawer } from "../active-item/panel-drawer.tsx";
import { EmptyPlace } from "../look/empty-place.tsx";
import { Part } from "../look/part.tsx";
import { useIsNarrow } from "../look/use-is-narrow.ts";
import { useMay } from "../session/use-desk.ts";
import { laterWords } from "../words/words.ts";
import { Workspace } from "../workspace/workspace.tsx";
import { checkFilter } from "./check-filter.ts";
import { HistoryList } from "./history-list.tsx";
import classes from "./history.module.css";

/** The chats that the agent has had, with the day so far, and the one that is looked at. (B-95) */
export function HistoryPage() {
  const { chatId } = useParams({ strict: false });
  const filter = checkFilter(useSearch({ strict: false }));
  const selectedId = (chatId ?? null) as ChatId | null;
  const may = useMay();
  const isNarrow = useIsNarrow();
  const [isPanelOpen, setIsPanelOpen] = useState(false);
  const { history } = laterWords;
  if (!may("chat.handle")) return <Navigate to="/" replace />;
  return (
    <main className={classes.page} data-selected={selectedId ? "" : undefined}>
      <Part name={history.title}>
        <HistoryList filter={filter} selectedId={selectedId} />
      </Part>
      {selectedId === null ? (
        <div className={classes.empty}>
          <EmptyPlace icon="history" title={history.choose}>
            <p>{history.chooseHint}</p>
          </EmptyPlace>
        </div>
      ) : (
        <>
          <Workspace selectedId={selectedId} openPanel={isNarrow ? () => setIsPanelOpen(true) : null} />
          {isNarrow ? (
            <PanelDrawer selectedId={selectedId} isOpen={isPanelOpen} close={() => setIsPanelOpen(false)} />
          ) : (
            <Part name={history.panelPart}>
              <ChatPanel selectedId={selectedId} close={null} />
            </Part>
          )}
        </>
      )}
    </main>
  );
}
