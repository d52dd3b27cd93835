import { ActionIcon, Button } from "@mantine/core";
import { periodsMax } from "#contract/limits.ts";
import type { PeriodView } from "#contract/views/cards.ts";
import { Icon } from "../look/icon.tsx";
import { laterWords } from "../words/words.ts";
import { clockOfMinutes, endOfClock, minutesOfClock } from "./clock-minutes.ts";
import classes from "./opening-hours.module.css";

interface Props {
  /** The day they are of. */
  readonly day: string;
  readonly periods: readonly PeriodView[];
  readonly change: (periods: readonly PeriodView[]) => void;
}

const dayEnd = 24 * 60;

/** The periods of one day; without any it is closed. */
export function PeriodFields({ day, periods, change }: Props) {
  const last = periods.at(-1);
  const from = last && last.to > last.from ? Math.min(last.to + 60, dayEnd - 60) : 9 * 60;
  const { firstPeriod, morePeriods, openOn, addPeriod } = laterWords.settingsHours;
  const added = { from, to: Math.min(from + (last ? 3 : 8) * 60, dayEnd) };
  return (
    <div className={classes.periods}>
      {periods.length === 0 && <span className={classes.closed}>{laterWords.settingsHours.noPeriod}</span>}
      {periods.map((period, index) => (
        <Period
          // oxlint-disable-next-line react/no-array-index-key -- a period is known by its place alone
          key={index}
          day={day}
          period={period}
          change={(next) => change(periods.with(index, next))}
          remove={() => change(periods.toSpliced(index, 1))}
        />
      ))}
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        className={classes.add ?? ""}
        leftSection={<Icon name="plus" size={13} />}
        disabled={periods.length >= periodsMax}
        // Whoever speaks to the browser says the words that stand on the button.
        aria-label={last ? addPeriod(day) : openOn(day)}
        onClick={() => change([...periods, added])}
      >
        {last ? morePeriods : firstPeriod}
      </Button>
    </div>
  );
}

interface PeriodProps {
  readonly day: string;
  readonly period: PeriodView;
  readonly change: (period: PeriodView) => void;
  readonly remove: () => void;
}

function Period({ day, period, change, remove }: PeriodProps) {
  const { settingsHours } = laterWords;
  const { from, to } = period;
  const isEmpty = from === to;
  return (
    <span className={classes.period}>
      <input
        type="time"
        required
        aria-label={settingsHours.from(day)}
        value={clockOfMinutes(from)}
        onChange={({ currentTarget }) => {
          const minutes = minutesOfClock(currentTarget.value);
          if (minutes !== null) change({ from: minutes, to });
        }}
      />
      <span aria-hidden="true">–</span>
      <input
        ref={(field) => field?.setCustomValidity(isEmpty ? settingsHours.emptyPeriod : "")}
        type="time"
        required
        aria-label={settingsHours.to(day)}
        aria-invalid={isEmpty}
        value={clockOfMinutes(to)}
        onChange={({ currentTarget }) => {
          const minutes = endOfClock(currentTarget.value);
          if (minutes !== null) change({ from, to: minutes });
        }}
      />
      {to < from && <small>{settingsHours.nextDay}</small>}
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={settingsHours.removePeriod(day, clockOfMinutes(from), clockOfMinutes(to))}
        onClick={remove}
      >
        <Icon name="close" size={14} />
      </ActionIcon>
    </span>
  );
}
