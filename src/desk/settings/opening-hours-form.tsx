import { NativeSelect } from "@mantine/core";
import type { OpeningHoursId } from "#contract/ids.ts";
import type { OpeningHoursCard } from "#contract/views/cards.ts";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { useCard } from "../session/use-desk.ts";
import { laterWords } from "../words/words.ts";
import { HolidayFields } from "./holiday-fields.tsx";
import { type Draft, ItemForm } from "./item-form.tsx";
import type { FormProps } from "./list-and-form.tsx";
import { NameField } from "./name-field.tsx";
import { openingWords } from "./opening-words.ts";
import { timeZones } from "./time-zones.ts";
import { WeekFields } from "./week-fields.tsx";

type HoursSettings = Draft<"opening-hours">;

const nineToFive = [{ from: 9 * 60, to: 17 * 60 }];

const newHours: HoursSettings = {
  name: "",
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  week: [nineToFive, nineToFive, nineToFive, nineToFive, nineToFive, [], []],
  holidays: [],
};

export function OpeningHoursForm({ id: openingHoursId, select }: FormProps<OpeningHoursId>) {
  const card = useCard("opening-hours", openingHoursId);
  const { session } = useSignedInDesk();
  const { settingsHours } = laterWords;
  return (
    <ItemForm<OpeningHoursId, HoursSettings>
      id={openingHoursId}
      select={select}
      newWords={settingsHours.newHours}
      saved={card ? settingsOf(card) : newHours}
      save={(draft, ask) => ask("opening-hours.save", { openingHoursId, ...draft, ...inOrder(draft) })}
      afterSave={inOrder}
      remove={{
        means: settingsHours.removeHint,
        act: (id, ask) => ask("opening-hours.remove", { openingHoursId: id }),
      }}
    >
      {(draft, change) => (
        <>
          {card && <OpenNow card={card} now={session.now()} />}
          <NameField value={draft.name} change={change} />
          <NativeSelect
            label={settingsHours.timeZone}
            description={settingsHours.timeZoneHint}
            data={timeZones(draft.timeZone)}
            value={draft.timeZone}
            onChange={(event) => change({ timeZone: event.currentTarget.value })}
          />
          <WeekFields week={draft.week} change={(week) => change({ week })} />
          <HolidayFields holidays={draft.holidays} change={(holidays) => change({ holidays })} />
        </>
      )}
    </ItemForm>
  );
}

function OpenNow({ card, now }: { readonly card: OpeningHoursCard; readonly now: number }) {
  return (
    <p role="status" style={{ margin: 0, fontWeight: 600 }}>
      {openingWords(card, now)}
    </p>
  );
}

function settingsOf({ name, timeZone, week, holidays }: OpeningHoursCard): HoursSettings {
  return { name, timeZone, week, holidays };
}

function inOrder({ week, holidays }: HoursSettings): Pick<HoursSettings, "week" | "holidays"> {
  return {
    week: week.map((periods) => periods.toSorted((a, b) => a.from - b.from)),
    holidays: holidays.toSorted((a, b) => a.date.localeCompare(b.date)),
  };
}
