import { NativeSelect, TextInput } from "@mantine/core";
import { useMemo } from "react";
import type { OpeningHoursId } from "#contract/ids.ts";
import { nameLengthMax } from "#contract/limits.ts";
import type { OpeningHoursCard } from "#contract/views/cards.ts";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { useCard } from "../session/use-desk.ts";
import { HolidayFields } from "./holiday-fields.tsx";
import type { FormProps } from "./list-and-form.tsx";
import { openingWords } from "./opening-words.ts";
import { RemoveButton } from "./remove-button.tsx";
import { SettingsForm } from "./settings-form.tsx";
import { timeZones } from "./time-zones.ts";
import { useEdited } from "./use-edited.ts";
import { useSave } from "./use-save.ts";
import { WeekFields } from "./week-fields.tsx";

type HoursSettings = Pick<OpeningHoursCard, "name" | "timeZone" | "week" | "holidays">;

const nineToFive = [{ from: 9 * 60, to: 17 * 60 }];

const newHours: HoursSettings = {
  name: "",
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  week: [nineToFive, nineToFive, nineToFive, nineToFive, nineToFive, [], []],
  holidays: [],
};

export function OpeningHoursForm({ id: openingHoursId, select }: FormProps<OpeningHoursId>) {
  const card = useCard("opening-hours", openingHoursId);
  const saved = useMemo(() => (card ? settingsOf(card) : newHours), [card]);
  const form = useEdited<HoursSettings>(saved);
  const save = useSave();
  const { session } = useSignedInDesk();
  const { draft, change } = form;
  const submit = async () => {
    const holidays = draft.holidays.toSorted((a, b) => a.date.localeCompare(b.date));
    const week = draft.week.map(inOrder);
    const answer = await save.ask("opening-hours.save", { openingHoursId, ...draft, week, holidays });
    if (!answer) return;
    change({ week, holidays });
    form.settle();
    if (openingHoursId === null && answer.id) select(answer.id as OpeningHoursId);
  };
  const remove = openingHoursId && (
    <RemoveButton
      verb="Remove"
      name={saved.name}
      means="They are gone for everyone. Hours that a queue goes by stay."
      act={async () => void (await save.ask("opening-hours.remove", { openingHoursId }))}
    />
  );
  return (
    <SettingsForm
      title={saved.name === "" ? "New opening hours" : saved.name}
      form={form}
      save={save}
      submit={submit}
      isNew={openingHoursId === null}
      beside={remove}
    >
      {card && <OpenNow card={card} now={session.now()} />}
      <TextInput
        label="Name"
        required
        withAsterisk={false}
        maxLength={nameLengthMax}
        value={draft.name}
        onChange={(event) => change({ name: event.currentTarget.value })}
      />
      <NativeSelect
        label="Time zone"
        description="The times below are those of the clocks there, in summer and winter"
        data={timeZones(draft.timeZone)}
        value={draft.timeZone}
        onChange={(event) => change({ timeZone: event.currentTarget.value })}
      />
      <WeekFields week={draft.week} change={(week) => change({ week })} />
      <HolidayFields holidays={draft.holidays} change={(holidays) => change({ holidays })} />
    </SettingsForm>
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

function inOrder(periods: HoursSettings["week"][number]): HoursSettings["week"][number] {
  return periods.toSorted((a, b) => a.from - b.from);
}
