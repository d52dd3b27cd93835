import type { ReactNode } from "react";
import classes from "./settings.module.css";

interface Props {
  readonly title: string;
  /** Explains the section's settings and whom they affect. */
  readonly explains: string;
  readonly children: ReactNode;
}

export function Section({ title, explains, children }: Props) {
  return (
    <section className={classes.section} aria-labelledby="section-title">
      <header>
        <h1 id="section-title">{title}</h1>
        <p>{explains}</p>
      </header>
      {children}
    </section>
  );
}
