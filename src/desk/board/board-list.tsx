import { type ReactNode, useId } from "react";
import { numberText } from "../words/numbers.ts";
import classes from "./board.module.css";

interface Props {
  readonly title: string;
  readonly count?: number;
  /** What is not drawn, in words; empty ones are left out. */
  readonly more?: readonly string[];
  readonly children: ReactNode;
}

/** One of the board's lists, under its name. */
export function BoardList({ title, count, more = [], children }: Props) {
  const titleId = useId();
  return (
    <section className={classes.list} aria-labelledby={titleId}>
      <h2 id={titleId}>
        {title} {count !== undefined && <span className="ticking">{numberText(count)}</span>}
      </h2>
      {children}
      {more
        .filter((words) => words !== "")
        .map((words) => (
          <p key={words} className={classes.more}>
            {words}
          </p>
        ))}
    </section>
  );
}
