import { lazyPart } from "../look/lazy-part.tsx";
import { useDesk } from "../session/use-desk.ts";

const OfferBanners = lazyPart(async () => (await import("./offer-banners.tsx")).OfferBanners);
const OfferAnswers = lazyPart(async () => (await import("./offer-answers.tsx")).OfferAnswers);

/** Over the desk: the chats that others offer, and what became of those that one has offered. (B-44) */
export function Offers() {
  const isOffered = useDesk(({ desk }) => Object.keys(desk.cards.offer).length > 0);
  return (
    <>
      {isOffered && <OfferBanners />}
      <OfferAnswers />
    </>
  );
}
