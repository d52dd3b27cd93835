import { Icon } from "./icon.tsx";
import classes from "./refusal.module.css";

/** Why it was not done, beside what was asked, which keeps what was typed. */
export function Refusal({ words }: { readonly words: string }) {
  if (words === "") return null;
  return (
    <div className={classes.refusal} role="alert">
      <Icon name="warning" />
      <span>{words}</span>
    </div>
  );
}
