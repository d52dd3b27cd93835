import type { OpeningHoursId } from "#contract/ids.ts";
import { useCards } from "../session/use-desk.ts";
import { useToday } from "../time/use-today.ts";
import { laterWords } from "../words/words.ts";
import { ListAndForm } from "./list-and-form.tsx";
import { OpeningHoursForm } from "./opening-hours-form.tsx";
import { openingWords } from "./opening-words.ts";
import { Section } from "./section.tsx";

export function OpeningHoursSection() {
  const today = useToday();
  const items = Object.values(useCards("opening-hours"))
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map((hours) => ({
      id: hours.openingHoursId,
      name: hours.name,
      words: openingWords(hours, today),
    }));
  return (
    <Section title={laterWords.settingsHours.title} explains={laterWords.settingsHours.explains}>
      <ListAndForm<OpeningHoursId>
        items={items}
        newWords={laterWords.settingsHours.newHours}
        icon="clock"
        Form={OpeningHoursForm}
      />
    </Section>
  );
}
