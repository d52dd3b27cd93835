import { exactTime, timeOfDay } from "../time/time-of-day.ts";
import type { Happening } from "./lines-of.ts";
import classes from "./lines.module.css";
import { words } from "../words/words.ts";

/** The events between two messages: the last of them, the rest folded. */
export function HappeningsLine({ happenings }: { readonly happenings: readonly Happening[] }) {
  const last = happenings.at(-1);
  if (!last) return null;
  const earlier = happenings.slice(0, -1);
  return (
    <li className={classes.happening}>
      {earlier.length === 0 ? (
        <Words happening={last} />
      ) : (
        <details>
          <summary>
            <Words happening={last} /> · {words.workspace.more(earlier.length)}
          </summary>
          {earlier.map((happening) => (
            <div key={happening.number}>
              <Words happening={happening} />
            </div>
          ))}
        </details>
      )}
    </li>
  );
}

function Words({ happening: { words: said, at } }: { readonly happening: Happening }) {
  return (
    <span title={exactTime(at)}>
      {said} · {timeOfDay(at)}
    </span>
  );
}
