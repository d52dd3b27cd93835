import { later } from "../words/spoken.ts";

interface Props {
  readonly isOnItsWay: boolean;
  readonly words: string;
  readonly onAnother: () => void;
}

/** The outcome of the message the customer left. */
export function Kept({ isOnItsWay, words, onAnother }: Props) {
  return (
    <>
      <output>{isOnItsWay ? later.offline.sending : words}</output>
      {!isOnItsWay && (
        <button class="button quiet" type="button" onClick={onAnother}>
          {later.offline.another}
        </button>
      )}
    </>
  );
}
