import { NativeSelect, TextInput } from "@mantine/core";
import { type ReactNode, useState } from "react";
import { durationMsMax } from "#contract/limits.ts";
import { laterWords } from "../words/words.ts";
import { type DurationUnit, durationParts, durationUnits } from "./duration-parts.ts";
import classes from "./settings.module.css";

const unitNames = Object.keys(durationUnits) as DurationUnit[];

interface Props {
  readonly label: string;
  readonly description: ReactNode;
  readonly valueMs: number;
  /** The shortest it may be; nothing, where this is left out. */
  readonly minMs?: number;
  readonly change: (valueMs: number) => void;
}

/** A duration, with its unit beside it. */
export function DurationField({ label, description, valueMs, minMs = 0, change }: Props) {
  const [unit, setUnit] = useState<DurationUnit>(() => durationParts(valueMs).unit);
  const [typed, setTyped] = useState<string | null>(null);
  // Saved by somebody else in a unit that this one cannot show: theirs is shown instead.
  const shown = valueMs % durationUnits[unit] === 0 ? unit : durationParts(valueMs).unit;
  const amount = valueMs / durationUnits[shown];
  const chooseUnit = (next: DurationUnit) => {
    setUnit(next);
    change(amount * durationUnits[next]);
  };
  const units = (
    <NativeSelect
      aria-label={laterWords.settings.unitOf(label)}
      data={unitNames.map((name) => ({ value: name, label: laterWords.settings.units[name] }))}
      value={shown}
      onChange={({ currentTarget }) => chooseUnit(currentTarget.value as DurationUnit)}
    />
  );
  return (
    <TextInput
      type="number"
      inputMode="numeric"
      label={label}
      description={description}
      required
      withAsterisk={false}
      min={Math.ceil(minMs / durationUnits[shown])}
      max={durationMsMax / durationUnits[shown]}
      step={1}
      value={typed ?? String(amount)}
      onBlur={() => setTyped(null)}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value);
        const number = currentTarget.valueAsNumber;
        if (Number.isInteger(number)) change(number * durationUnits[shown]);
      }}
      inputContainer={besideUnits(units)}
    />
  );
}

function besideUnits(units: ReactNode) {
  return (input: ReactNode) => (
    <div className={classes["amount-and-unit"]}>
      {input}
      {units}
    </div>
  );
}
