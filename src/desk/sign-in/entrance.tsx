import type { ReactNode } from "react";
import { BrandMark } from "../look/brand-mark.tsx";
import classes from "./sign-in-page.module.css";

interface Props {
  readonly title: string;
  readonly children: ReactNode;
}

/** The frame of the pages before somebody is signed in. */
export function Entrance({ title, children }: Props) {
  return (
    <main className={classes.page}>
      <div className={classes.card}>
        <div className={classes.brand}>
          <BrandMark /> Bellhop
        </div>
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  );
}
