import { memo, useMemo } from "react";
import type { BoardAgentCard } from "#contract/views/board-cards.ts";
import { Avatar } from "../look/avatar.tsx";
import { EmptyPlace } from "../look/empty-place.tsx";
import { Icon } from "../look/icon.tsx";
import { useCard, useCards } from "../session/use-desk.ts";
import { statusIcons } from "../status-bar/status-icons.ts";
import { exactTime } from "../time/time-of-day.ts";
import { laterWords, words } from "../words/words.ts";
import { Lasting } from "./board-head.tsx";
import classes from "./board-agents.module.css";
import { BoardList } from "./board-list.tsx";
import { matches } from "./matches.ts";
import { orderAgents } from "./order-agents.ts";

/** Drawn at most; the search finds the others. */
const shownMax = 100;

/** The agents who are here, with their status, the time in it and their chats; a count of the others. (B-90) */
export function BoardAgents({ search }: { readonly search: string }) {
  const { board } = laterWords;
  const cards = useCards("board-agent");
  const agents = useMemo(() => orderAgents(Object.values(cards)), [cards]);
  const isSearched = search.trim() !== "";
  const found = isSearched ? agents.filter(({ name }) => matches(search, [name])) : [];
  const here = agents.filter(({ status }) => status !== "unavailable");
  const listed = found.length > 0 ? found : here;
  const away = found.length > 0 ? 0 : agents.length - here.length;
  return (
    <BoardList
      title={board.agents}
      count={here.length}
      more={[
        listed.length > shownMax ? board.more(listed.length - shownMax) : "",
        away > 0 ? board.away(away) : "",
      ]}
    >
      {listed.length === 0 ? (
        <EmptyPlace icon="people" title={board.noAgents}>
          <p>{board.noAgentsHint}</p>
        </EmptyPlace>
      ) : (
        <ul className={classes.agents}>
          {listed.slice(0, shownMax).map((agent) => (
            <Agent key={agent.userId} agent={agent} />
          ))}
        </ul>
      )}
    </BoardList>
  );
}

const Agent = memo(function Agent({ agent }: { readonly agent: BoardAgentCard }) {
  const { board } = laterWords;
  const { name, status, statusSince, breakReasonId, hasOverrun, ownedCount, chatsMax } = agent;
  const reason = useCard("break-reason", breakReasonId);
  const said =
    status === "break" && reason ? words.statusBar.breakFor(reason.name) : words.statusBar.statuses[status];
  return (
    <li className={classes.agent}>
      <Avatar name={name} isSmall />
      <strong>
        <bdi>{name}</bdi>
      </strong>
      <span className={classes.chats} data-full={ownedCount >= chatsMax || undefined}>
        {board.ofMax(ownedCount, chatsMax)}
      </span>
      <span
        className={classes.status}
        title={statusSince === 0 ? said : words.statusBar.statusSince(name, said, exactTime(statusSince))}
      >
        <span data-status={status}>
          <Icon name={statusIcons[status]} size={15} />
        </span>
        <bdi>{said}</bdi>
      </span>
      <span className={`${classes.since} ticking`} data-over={hasOverrun || undefined}>
        {hasOverrun && (
          <>
            <Icon name="warning" size={13} />
            <span className="for-screen-readers">{board.overrun} </span>
          </>
        )}
        {statusSince > 0 && <Lasting since={statusSince} />}
      </span>
    </li>
  );
});
