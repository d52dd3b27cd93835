import { offlineEn } from "../words/offline-en.ts";

interface Props {
  readonly isOnItsWay: boolean;
  readonly words: string;
  readonly onAnother: () => void;
}

/** The outcome of the message the customer left. */
export function Kept({ isOnItsWay, words, onAnother }: Props) {
  return (
    <>
      <output>{isOnItsWay ? offlineEn.sending : words}</output>
      {!isOnItsWay && (
        <button class="button quiet" type="button" onClick={onAnother}>
          {offlineEn.another}
        </button>
      )}
    </>
  );
}
