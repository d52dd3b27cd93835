import { Button } from "@mantine/core";
import { EmptyPlace } from "../look/empty-place.tsx";
import { Refusal } from "../look/refusal.tsx";
import { waitText } from "../time/clock-text.ts";
import { useIsPending } from "../session/use-command.ts";
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
    <EmptyPlace icon="queue" title={`${count} waiting, longest ${waitText(longestMs)}`}>
      <p>Nobody has these chats yet.</p>
      <Button size="sm" mt="md" loading={isBusy} onClick={() => void takeNext(nextQueueId)}>
        Take next
      </Button>
      <Refusal words={refusal} />
    </EmptyPlace>
  );
}
