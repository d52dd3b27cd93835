import { Button } from "@mantine/core";
import type { PeriodView } from "#contract/views/cards.ts";
import { laterWords } from "../words/words.ts";
import classes from "./opening-hours.module.css";
import { PeriodFields } from "./period-fields.tsx";

const workdays = 5;

interface Props {
  readonly week: readonly (readonly PeriodView[])[];
  readonly change: (week: readonly (readonly PeriodView[])[]) => void;
}

/** Each day of the week with its periods. */
export function WeekFields({ week, change }: Props) {
  const { settingsHours } = laterWords;
  const monday = week[0] ?? [];
  const likeMonday = week.map((periods, index) => (index < workdays ? monday : periods));
  return (
    <fieldset>
      <legend>{settingsHours.week}</legend>
      <div className={classes.days}>
        {settingsHours.days.map((day, index) => (
          <div key={day} className={classes.day} role="group" aria-label={day}>
            <span className={classes.name}>{day}</span>
            <PeriodFields
              day={day}
              periods={week[index] ?? []}
              change={(periods) => change(week.with(index, periods))}
            />
          </div>
        ))}
      </div>
      <div>
        <Button variant="default" size="compact-sm" onClick={() => change(likeMonday)}>
          {settingsHours.likeMonday}
        </Button>
      </div>
    </fieldset>
  );
}
