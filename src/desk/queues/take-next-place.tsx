import { Button } from "@mantine/core";
import { withKey } from "../keys/key-table.ts";
import { EmptyPlace } from "../look/empty-place.tsx";
import { Refusal } from "../look/refusal.tsx";
import { waitText } from "../time/clock-text.ts";
import { useIsPending } from "../session/use-command.ts";
import { words } from "../words/words.ts";
import { useTake } from "./use-take.ts";
import type { WaitingByHand } from "./waiting-by-hand.ts";

/** In the empty centre: how many wait to be taken by hand, and the next of them. (B-17) */
export function TakeNextPlace({
  waiting: { count, longestMs, nextQueueId },
}: {
  readonly waiting: WaitingByHand;
}) {
  const { refusal, takeNext } = useTake();
  const isBusy = useIsPending("chat.take-next", nextQueueId);
  return (
    <EmptyPlace icon="queue" title={words.takeNext.title(count, waitText(longestMs))}>
      <p>{words.takeNext.nobodyHas}</p>
      <Button
        size="sm"
        mt="md"
        loading={isBusy}
        title={withKey(words.takeNext.takeNext, "take-next")}
        onClick={() => void takeNext(nextQueueId)}
      >
        {words.takeNext.takeNext}
      </Button>
      <Refusal words={refusal} />
    </EmptyPlace>
  );
}
