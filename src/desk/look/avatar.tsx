import type { ReactNode } from "react";
import type { CustomerName } from "#contract/views/customer-name.ts";
import classes from "./avatar.module.css";
import { faceOf, initialsOf } from "./person-look.ts";

interface Props {
  /** Never read out: the name stands beside it. */
  readonly name: CustomerName;
  readonly isSmall?: boolean;
  /** A mark at the edge, such as the state of the person's chat. */
  readonly children?: ReactNode;
}

/** A person's face: initials on a colour of their own. */
export function Avatar({ name, isSmall = false, children }: Props) {
  const told = typeof name === "string" ? name : name.code;
  const face = `var(--face-${faceOf(told)})`;
  return (
    <span className={classes.avatar} data-small={isSmall || undefined} style={{ ["--face" as string]: face }}>
      <span aria-hidden="true" translate="no">
        {initialsOf(told)}
      </span>
      {children}
    </span>
  );
}
