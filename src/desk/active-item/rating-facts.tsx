import type { RatingView } from "#contract/views/mail-view.ts";
import { laterWords } from "../words/words.ts";

/** The customer's rating. (B-57) */
export function RatingFacts({ rating: { stars, comment } }: { readonly rating: RatingView }) {
  const { chatPanel } = laterWords;
  return (
    <>
      <dt>{chatPanel.rating}</dt>
      <dd>
        <span role="img" aria-label={chatPanel.stars(stars)}>
          {"★".repeat(stars) + "☆".repeat(5 - stars)}
        </span>
        {comment !== "" && (
          <>
            {" "}
            <q dir="auto">{comment}</q>
          </>
        )}
      </dd>
    </>
  );
}
