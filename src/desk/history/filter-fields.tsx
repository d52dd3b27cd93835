import { Button, NativeSelect, TextInput } from "@mantine/core";
import { useDebouncedCallback } from "@mantine/hooks";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { classificationPaths } from "../active-item/classification-paths.ts";
import { searchTextLengthMax } from "#contract/limits.ts";
import { Icon } from "../look/icon.tsx";
import { LimitedTextInput } from "../look/limited-text-input.tsx";
import { useCards } from "../session/use-desk.ts";
import { laterWords } from "../words/words.ts";
import { type HistoryFilter, endings } from "./check-filter.ts";
import classes from "./history.module.css";

/** How long typing rests before it is searched for. */
const restMs = 250;

type Change = (changed: Partial<Record<keyof HistoryFilter, string>>, replace?: boolean) => void;

/** The filters lie in the page's address: going back takes them back, and a link keeps them. */
export function FilterFields({ filter }: { readonly filter: HistoryFilter }) {
  const { history } = laterWords;
  const navigate = useNavigate();
  const [name, setName] = useState(filter.name ?? "");
  const [followed, setFollowed] = useState(filter.name);
  if (followed !== filter.name) {
    // Somebody went back, or came by a link. What is being typed keeps its spaces.
    setFollowed(filter.name);
    if (name.trim() !== (filter.name ?? "")) setName(filter.name ?? "");
  }
  const change: Change = (changed, replace = false) => {
    const next = Object.entries({ ...filter, ...changed }).filter(([, value]) => value);
    void navigate({ to: ".", search: Object.fromEntries(next), replace });
  };
  const changeName = useDebouncedCallback((text: string) => {
    if (text.trim().length <= searchTextLengthMax) change({ name: text.trim() }, true);
  }, restMs);
  const clear = () => {
    setName("");
    void navigate({ to: ".", search: {} });
  };
  return (
    <search className={classes.search} aria-label={history.filters}>
      <LimitedTextInput
        aria-label={history.name}
        placeholder={history.name}
        lengthMax={searchTextLengthMax}
        leftSection={<Icon name="search" size={15} />}
        value={name}
        onChange={(event) => {
          setName(event.currentTarget.value);
          changeName(event.currentTarget.value);
        }}
      />
      <OtherFilters filter={filter} change={change} clear={clear} />
    </search>
  );
}

interface OtherProps {
  readonly filter: HistoryFilter;
  readonly change: Change;
  readonly clear: () => void;
}

/** All but the name, folded away until one of them is set. */
function OtherFilters({ filter, change, clear }: OtherProps) {
  const { history } = laterWords;
  const queues = Object.values(useCards("queue")).toSorted((a, b) => a.name.localeCompare(b.name));
  const paths = classificationPaths(Object.values(useCards("classification")));
  const { name: _, ...others } = filter;
  const count = Object.keys(others).length;
  return (
    <details open={count > 0}>
      <summary>{history.otherFilters(count)}</summary>
      <div className={classes.filters}>
        <TextInput
          type="date"
          label={history.from}
          value={filter.from ?? ""}
          max={filter.to}
          onChange={(event) => change({ from: event.currentTarget.value })}
        />
        <TextInput
          type="date"
          label={history.to}
          value={filter.to ?? ""}
          min={filter.from}
          onChange={(event) => change({ to: event.currentTarget.value })}
        />
        <NativeSelect
          label={history.queue}
          value={filter.queue ?? ""}
          data={[
            { value: "", label: history.any },
            ...queues.map(({ queueId, name: label }) => ({ value: queueId as string, label })),
          ]}
          onChange={(event) => change({ queue: event.currentTarget.value })}
        />
        <NativeSelect
          label={history.about}
          value={filter.about ?? ""}
          data={[
            { value: "", label: history.any },
            ...paths.map(({ classificationId, path }) => ({
              value: classificationId as string,
              label: path,
            })),
          ]}
          onChange={(event) => change({ about: event.currentTarget.value })}
        />
        <NativeSelect
          label={history.ended}
          value={filter.ended ?? ""}
          data={[
            { value: "", label: history.any },
            ...endings.map((ending) => ({ value: ending, label: history.endings[ending] })),
          ]}
          onChange={(event) => change({ ended: event.currentTarget.value })}
        />
        <Button
          variant="subtle"
          className={classes.clear ?? ""}
          disabled={Object.keys(filter).length === 0}
          onClick={clear}
        >
          {history.clear}
        </Button>
      </div>
    </details>
  );
}
