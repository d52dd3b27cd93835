import { useParams } from "@tanstack/react-router";
import type { ReactNode } from "react";
import classes from "./settings.module.css";

interface Props {
  readonly title: string;
  /** Explains the section's settings and whom they affect; left out above the form of one item. */
  readonly explains: string;
  readonly children: ReactNode;
}

export function Section({ title, explains, children }: Props) {
  const { item } = useParams({ strict: false });
  return (
    <section className={classes.section} aria-labelledby="section-title">
      <header>
        <h1 id="section-title">{title}</h1>
        {item === undefined && <p>{explains}</p>}
      </header>
      {children}
    </section>
  );
}
