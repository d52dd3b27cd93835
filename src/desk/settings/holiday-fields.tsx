import { ActionIcon, Button } from "@mantine/core";
import { holidaysMax, nameLengthMax } from "#contract/limits.ts";
import type { HolidayView } from "#contract/views/cards.ts";
import { Icon } from "../look/icon.tsx";
import { tooLongWords } from "../look/too-long-words.ts";
import { useFault } from "../look/use-fault.ts";
import { laterWords } from "../words/words.ts";
import classes from "./opening-hours.module.css";
import { PeriodFields } from "./period-fields.tsx";

interface Props {
  readonly holidays: readonly HolidayView[];
  readonly change: (holidays: readonly HolidayView[]) => void;
}

/** Days that go their own way, whatever their weekday says. */
export function HolidayFields({ holidays, change }: Props) {
  return (
    <fieldset>
      <legend>{laterWords.settingsHours.holidays}</legend>
      <p className={classes.hint}>{laterWords.settingsHours.holidaysHint}</p>
      {holidays.map((holiday, index) => (
        <Holiday
          // oxlint-disable-next-line react/no-array-index-key -- while it is typed, a holiday is known by its place
          key={index}
          holiday={holiday}
          change={(next) => change(holidays.with(index, next))}
          remove={() => change(holidays.toSpliced(index, 1))}
        />
      ))}
      <div>
        <Button
          variant="default"
          size="compact-sm"
          leftSection={<Icon name="plus" size={13} />}
          disabled={holidays.length >= holidaysMax}
          onClick={() => change([...holidays, { date: "", name: "", periods: [] }])}
        >
          {laterWords.settingsHours.addHoliday}
        </Button>
      </div>
    </fieldset>
  );
}

interface HolidayProps {
  readonly holiday: HolidayView;
  readonly change: (holiday: HolidayView) => void;
  readonly remove: () => void;
}

function Holiday({ holiday, change, remove }: HolidayProps) {
  const { date, name, periods } = holiday;
  const fault = useFault(tooLongWords(name, nameLengthMax));
  const { settingsHours } = laterWords;
  return (
    <div className={classes.holiday} role="group" aria-label={settingsHours.holiday(name)}>
      <input
        type="date"
        required
        aria-label={settingsHours.dateOf(name)}
        min="2000-01-01"
        max="2199-12-31"
        value={date}
        onChange={({ currentTarget }) => change({ ...holiday, date: currentTarget.value })}
      />
      <input
        type="text"
        required
        dir="auto"
        aria-label={settingsHours.nameOf(name)}
        placeholder={settingsHours.name}
        ref={fault}
        value={name}
        onChange={({ currentTarget }) => change({ ...holiday, name: currentTarget.value })}
      />
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={settingsHours.removeHoliday(name)}
        onClick={remove}
      >
        <Icon name="trash" size={15} />
      </ActionIcon>
      <PeriodFields
        day={settingsHours.called(name)}
        periods={periods}
        change={(next) => change({ ...holiday, periods: next })}
      />
    </div>
  );
}
