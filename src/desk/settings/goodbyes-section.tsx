import { Textarea } from "@mantine/core";
import { messageTextLengthMax } from "#contract/limits.ts";
import { useCard, useCards } from "../session/use-desk.ts";
import { type Draft, ItemForm } from "./item-form.tsx";
import { type FormProps, ListAndForm } from "./list-and-form.tsx";
import { NameField } from "./name-field.tsx";
import { Section } from "./section.tsx";

export function GoodbyesSection() {
  const items = Object.values(useCards("goodbye"))
    .toSorted((a, b) => a.name.localeCompare(b.name))
    .map(({ goodbyeId, name, text }) => ({ id: goodbyeId, name, words: text.slice(0, 50) }));
  return (
    <Section title="Goodbyes" explains="Prepared last words, for agents to end a chat with.">
      <ListAndForm<string> items={items} newWords="New goodbye" icon="note" Form={GoodbyeForm} />
    </Section>
  );
}

function GoodbyeForm({ id: goodbyeId, select }: FormProps<string>) {
  const card = useCard("goodbye", goodbyeId);
  return (
    <ItemForm<string, Draft<"goodbye">>
      id={goodbyeId}
      select={select}
      newWords="New goodbye"
      saved={{ name: card?.name ?? "", text: card?.text ?? "" }}
      save={(draft, ask) => ask("goodbye.save", { goodbyeId, ...draft })}
      remove={{
        means: "It is offered to nobody any longer. What was sent with it stays.",
        act: (id, ask) => ask("goodbye.remove", { goodbyeId: id }),
      }}
    >
      {(draft, change) => (
        <>
          <NameField value={draft.name} change={change} />
          <Textarea
            label="Text"
            required
            withAsterisk={false}
            autosize
            minRows={3}
            maxLength={messageTextLengthMax}
            dir="auto"
            value={draft.text}
            onChange={(event) => change({ text: event.currentTarget.value })}
          />
        </>
      )}
    </ItemForm>
  );
}
