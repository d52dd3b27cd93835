import type { ReactNode } from "react";
import classes from "./avatar.module.css";
import { faceOf, initialsOf } from "./person-look.ts";

interface Props {
  /** Never read out: the name stands beside it. */
  readonly name: string;
  readonly isSmall?: boolean;
  /** A mark at the edge, such as the state of the person's chat. */
  readonly children?: ReactNode;
}

/** A person's face: initials on a colour of their own. */
export function Avatar({ name, isSmall = false, children }: Props) {
  const face = `var(--face-${faceOf(name)})`;
  return (
    <span className={classes.avatar} data-small={isSmall || undefined} style={{ ["--face" as string]: face }}>
      <span aria-hidden="true" translate="no">
        {initialsOf(name)}
      </span>
      {children}
    </span>
  );
}
