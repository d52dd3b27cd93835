import { laterWords } from "../words/words.ts";
import classes from "./transfer.module.css";

export type TargetKind = "queue" | "agent";

interface Props {
  readonly kind: TargetKind;
  readonly choose: (kind: TargetKind) => void;
}

/** To a queue or to an agent: two radio buttons, so that the arrow keys change it. */
export function TargetTabs({ kind, choose }: Props) {
  const words = laterWords.transfer;
  const tabs = [
    ["queue", words.toQueue],
    ["agent", words.toAgent],
  ] as const;
  return (
    <div className={classes.tabs} role="radiogroup" aria-label={words.whereTo}>
      {tabs.map(([value, label]) => (
        <label key={value} className={classes.tab}>
          <input
            type="radio"
            name="where-to"
            value={value}
            checked={kind === value}
            onChange={() => choose(value)}
            {...(kind === value ? { "data-autofocus": true } : {})}
          />
          {label}
        </label>
      ))}
    </div>
  );
}
