import { Button } from "@mantine/core";
import classes from "./part-fault.module.css";
import { words } from "../words/words.ts";

interface Props {
  readonly name: string;
  readonly tryAgain: () => void;
}

/** In the place of a part that has failed. */
export function PartFault({ name, tryAgain }: Props) {
  return (
    <section className={classes.place} role="alert">
      <p>
        <strong>{words.look.cannotBeShown(name)}</strong> {words.look.restGoesOn}
      </p>
      <div className={classes.ways}>
        <Button onClick={tryAgain}>{words.look.showAgain}</Button>
        <Button variant="default" onClick={() => location.reload()}>
          {words.look.reload}
        </Button>
      </div>
    </section>
  );
}
