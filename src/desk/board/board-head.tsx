import { TextInput } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { type ReactNode, useMemo } from "react";
import { Icon } from "../look/icon.tsx";
import { useCards } from "../session/use-desk.ts";
import { statusIcons } from "../status-bar/status-icons.ts";
import { statuses } from "../status-bar/statuses.ts";
import { waitText } from "../time/clock-text.ts";
import { useNow } from "../time/use-now.ts";
import { numberText, percentText } from "../words/numbers.ts";
import { laterWords, words } from "../words/words.ts";
import { boardTotals } from "./board-totals.ts";
import classes from "./board.module.css";

interface Props {
  readonly search: string;
  readonly setSearch: (search: string) => void;
}

/** The totals of everything that is shown, and the field that narrows the lists. */
export function BoardHead({ search, setSearch }: Props) {
  const { board } = laterWords;
  return (
    <header className={classes.head}>
      <h1>{board.title}</h1>
      <Totals />
      <TextInput
        type="search"
        size="sm"
        className={classes.search ?? ""}
        leftSection={<Icon name="search" size={16} />}
        aria-label={board.search}
        placeholder={board.search}
        value={search}
        onChange={(event) => setSearch(event.currentTarget.value)}
      />
      <Link to="/board/wall" className={classes["to-wall"]}>
        <Icon name="screen" size={16} /> {board.wall}
      </Link>
    </header>
  );
}

/** How it stands in all queues and with all agents that one is responsible for. */
export function Totals() {
  const { board } = laterWords;
  const queues = useCards("board-queue");
  const agents = useCards("board-agent");
  const totals = useMemo(() => boardTotals(Object.values(queues), Object.values(agents)), [queues, agents]);
  return (
    <dl className={classes.totals}>
      <Total name={board.waiting}>{numberText(totals.waiting)}</Total>
      <Total name={board.longest}>
        {totals.longestWaitSince === null ? "–" : <Lasting since={totals.longestWaitSince} />}
      </Total>
      <Total name={board.serviceLevel} hint={board.serviceLevelHint}>
        {totals.serviceLevel === null ? "–" : percentText(totals.serviceLevel)}
      </Total>
      <Total name={board.inProgress}>{numberText(totals.inProgress)}</Total>
      {statuses.map((status) => (
        <Total key={status} name={words.statusBar.statuses[status]} status={status}>
          {numberText(totals.agents[status])}
        </Total>
      ))}
    </dl>
  );
}

interface TotalProps {
  readonly name: string;
  readonly hint?: string;
  readonly status?: keyof typeof statusIcons;
  readonly children: ReactNode;
}

function Total({ name, hint, status, children }: TotalProps) {
  return (
    <div title={hint}>
      <dt>
        {status && (
          <span data-status={status}>
            <Icon name={statusIcons[status]} size={14} />
          </span>
        )}{" "}
        {name}
      </dt>
      <dd className="ticking">{children}</dd>
    </div>
  );
}

/** A duration that goes on. */
export function Lasting({ since }: { readonly since: number }) {
  return <>{waitText(useNow() - since)}</>;
}
