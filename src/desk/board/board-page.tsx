import { Navigate, useParams } from "@tanstack/react-router";
import { useDeferredValue, useEffect, useState } from "react";
import type { ChatId } from "#contract/ids.ts";
import { Part } from "../look/part.tsx";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { useMay } from "../session/use-desk.ts";
import { laterWords } from "../words/words.ts";
import { BoardAgents } from "./board-agents.tsx";
import { BoardChats } from "./board-chats.tsx";
import { BoardHead } from "./board-head.tsx";
import { BoardQueues } from "./board-queues.tsx";
import classes from "./board.module.css";
import { WatchedChat } from "./watched-chat.tsx";

/** Everything that goes on now: the queues, the chats and the agents; and one chat to look at. (B-90) */
export function BoardPage() {
  const { session } = useSignedInDesk();
  const { chatId } = useParams({ strict: false });
  const selectedId = (chatId ?? null) as ChatId | null;
  const mayRead = useMay()("board.read");
  const [search, setSearch] = useState("");
  // Typing goes on while a long list is narrowed.
  const narrowed = useDeferredValue(search);
  const { board } = laterWords;
  useEffect(() => {
    if (!mayRead) return undefined;
    session.watchBoard(true);
    return () => session.watchBoard(false);
  }, [session, mayRead]);
  if (!mayRead) return <Navigate to="/" replace />;
  return (
    <main className={classes.page} data-selected={selectedId ? "" : undefined}>
      <div className={classes.board}>
        <Part name={board.title}>
          <BoardHead search={search} setSearch={setSearch} />
        </Part>
        <div className={classes.lists}>
          <div className={classes.column}>
            <Part name={board.queues}>
              <BoardQueues search={narrowed} />
            </Part>
            <Part name={board.chats}>
              <BoardChats search={narrowed} selectedId={selectedId} />
            </Part>
          </div>
          {!selectedId && (
            <Part name={board.agents}>
              <BoardAgents search={narrowed} />
            </Part>
          )}
        </div>
      </div>
      {selectedId && <WatchedChat key={selectedId} chatId={selectedId} />}
    </main>
  );
}
