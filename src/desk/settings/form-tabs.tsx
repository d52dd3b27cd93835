import { Tabs, VisuallyHidden } from "@mantine/core";
import { type ReactNode, useEffect, useRef, useState } from "react";
import { flushSync } from "react-dom";
import { Icon } from "../look/icon.tsx";
import { laterWords } from "../words/words.ts";
import classes from "./form-tabs.module.css";

export interface FormTab {
  readonly name: string;
  readonly title: string;
  readonly content: ReactNode;
}

interface Props {
  /** Names the tabs to screen readers. */
  readonly label: string;
  readonly tabs: readonly FormTab[];
}

const wrongFields = ":is(input, textarea, select):invalid";

/**
 * The parts of a long form, one of them in view; the others stay in the page, so that the form is saved as a whole.
 * When it cannot be saved, the tab of the first fault comes into view, and each tab with a fault is marked until it
 * has none.
 */
export function FormTabs({ label, tabs }: Props) {
  const [shown, setShown] = useState(tabs[0]?.name ?? "");
  const [faulty, setFaulty] = useState<readonly string[]>([]);
  const panels = useRef<HTMLDivElement>(null);
  // The browser names each wrong field before it looks for the first that it can show.
  const take = (field: EventTarget) => {
    const name = field instanceof Element && field.closest<HTMLElement>("[data-part]")?.dataset["part"];
    if (!name) return;
    const isFirst = field.closest("form")?.querySelector(wrongFields) === field;
    flushSync(() => {
      if (isFirst) setShown(name);
      setFaulty((before) => (before.includes(name) ? before : [...before, name]));
    });
  };
  useEffect(() => {
    const still = tabs
      .map(({ name }) => name)
      .filter((name) => faulty.includes(name) && hasWrongFields(panels.current, name));
    if (still.length < faulty.length) setFaulty(still);
  }, [faulty, tabs]);
  return (
    <Tabs
      ref={panels}
      value={shown}
      onChange={(name) => setShown(name ?? "")}
      keepMountedMode="display-none"
      onInvalidCapture={({ target }) => take(target)}
    >
      <Tabs.List aria-label={label} className={classes.tabs ?? ""}>
        {tabs.map(({ name, title }) => (
          <Tabs.Tab key={name} value={name}>
            {title}
            {faulty.includes(name) && (
              <span className={classes.faulty}>
                <Icon name="warning" size={14} />
                <VisuallyHidden>{laterWords.settings.faulty}</VisuallyHidden>
              </span>
            )}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {tabs.map(({ name, content }) => (
        <Tabs.Panel key={name} value={name} data-part={name} className={classes.panel ?? ""}>
          {content}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}

function hasWrongFields(tabs: HTMLElement | null, name: string): boolean {
  return Boolean(tabs?.querySelector(`[data-part="${CSS.escape(name)}"] ${wrongFields}`));
}
