import type { OpeningHoursId } from "#contract/ids.ts";
import { useCards } from "../session/use-desk.ts";
import { useToday } from "../time/use-today.ts";
import { laterWords } from "../words/words.ts";
import { ListAndForm } from "./list-and-form.tsx";
import { OpeningHoursForm } from "./opening-hours-form.tsx";
import { namesOf } from "./names-of.ts";
import { openingWords } from "./opening-words.ts";
import { Section } from "./section.tsx";

export function OpeningHoursSection() {
  const today = useToday();
  const queues = Object.values(useCards("queue"));
  const { columns } = laterWords.settingsHours;
  const items = Object.values(useCards("opening-hours"))
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map((hours) => ({
      id: hours.openingHoursId,
      name: hours.name,
      cells: [
        openingWords(hours, today),
        hours.timeZone,
        namesOf(queues.filter(({ openingHoursId }) => openingHoursId === hours.openingHoursId)),
      ],
    }));
  return (
    <Section title={laterWords.settingsHours.title} explains={laterWords.settingsHours.explains}>
      <ListAndForm<OpeningHoursId>
        items={items}
        columns={[columns.now, laterWords.settingsHours.timeZone, columns.queues]}
        newWords={laterWords.settingsHours.newHours}
        icon="clock"
        Form={OpeningHoursForm}
      />
    </Section>
  );
}
