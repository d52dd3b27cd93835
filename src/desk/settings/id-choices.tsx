import { Checkbox } from "@mantine/core";
import type { ReactNode } from "react";
import classes from "./settings.module.css";

interface Choice<Id extends string> {
  readonly id: Id;
  readonly name: string;
}

interface Props<Id extends string> {
  readonly label: string;
  readonly description: ReactNode;
  readonly none: string;
  readonly choices: readonly Choice<Id>[];
  readonly value: readonly Id[];
  readonly change: (value: readonly Id[]) => void;
}

/** Any number out of a list. */
export function IdChoices<Id extends string>({
  label,
  description,
  none,
  choices,
  value,
  change,
}: Props<Id>) {
  return (
    <Checkbox.Group
      label={label}
      description={description}
      value={[...value]}
      onChange={(ids) => change(ids)}
    >
      <div className={classes.choices}>
        {choices.length === 0 && <span className={classes.quiet}>{none}</span>}
        {choices
          .toSorted((a, b) => a.name.localeCompare(b.name))
          .map(({ id, name }) => (
            <Checkbox key={id} value={id} label={<bdi>{name}</bdi>} size="sm" />
          ))}
      </div>
    </Checkbox.Group>
  );
}
