import type { OpeningHoursId } from "#contract/ids.ts";
import { useCards } from "../session/use-desk.ts";
import { useToday } from "../time/use-today.ts";
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
    <Section
      title="Opening hours"
      explains="When queues take new chats; each queue says under Queues which hours it goes by. Outside them customers can leave a message. Chats that have begun go on."
    >
      <ListAndForm<OpeningHoursId>
        items={items}
        newWords="New opening hours"
        icon="clock"
        Form={OpeningHoursForm}
      />
    </Section>
  );
}
