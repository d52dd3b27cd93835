import { Icon } from "./icon.tsx";
import classes from "./refusal.module.css";

/** The reason for a refusal, shown beside the form, which keeps its text. */
export function Refusal({ words }: { readonly words: string }) {
  if (words === "") return null;
  return (
    <div className={classes.refusal} role="alert">
      <Icon name="warning" />
      <span>{words}</span>
    </div>
  );
}
