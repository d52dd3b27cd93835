import type { ReactNode } from "react";
import classes from "./empty-place.module.css";
import { Icon, type IconName } from "./icon.tsx";

interface Props {
  readonly icon: IconName;
  readonly title: string;
  readonly children: ReactNode;
}

/** A place with nothing in it: what will be here, and how to get it here. */
export function EmptyPlace({ icon, title, children }: Props) {
  return (
    <div className={classes.place}>
      <span className={classes.icon}>
        <Icon name={icon} size={30} />
      </span>
      <h3>{title}</h3>
      <div>{children}</div>
    </div>
  );
}
