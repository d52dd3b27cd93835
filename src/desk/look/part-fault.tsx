import { Button } from "@mantine/core";
import classes from "./part-fault.module.css";

interface Props {
  readonly name: string;
  readonly tryAgain: () => void;
}

/** In the place of a part that has failed. */
export function PartFault({ name, tryAgain }: Props) {
  return (
    <section className={classes.place} role="alert">
      <p>
        <strong>{name} cannot be shown just now.</strong> Everything else goes on, and what you wrote is kept.
      </p>
      <div className={classes.ways}>
        <Button onClick={tryAgain}>Show it again</Button>
        <Button variant="default" onClick={() => location.reload()}>
          Reload the page
        </Button>
      </div>
    </section>
  );
}
