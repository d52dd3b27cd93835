import { Button } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import type { OfferCard } from "#contract/views/cards.ts";
import { Avatar } from "../look/avatar.tsx";
import { useCommand, useIsPending } from "../session/use-command.ts";
import { useCard, useCards } from "../session/use-desk.ts";
import { useUserName } from "../session/use-user-name.ts";
import { laterWords } from "../words/words.ts";
import { acceptButtonId } from "./accept-button-id.ts";
import classes from "./offers.module.css";
import { TimeLeft } from "./time-left.tsx";
import { customerName } from "../session/customer-name.ts";

/** The chats that others offer, the one whose time is over first on top. (B-44) */
export function OfferBanners() {
  const offers = Object.values(useCards("offer")).toSorted((a, b) => a.until - b.until);
  return (
    <section className={classes.banners} aria-label={laterWords.arrivals.offers}>
      {offers.map((offer) => (
        <OfferBanner key={offer.chatId} offer={offer} />
      ))}
    </section>
  );
}

function OfferBanner({ offer }: { readonly offer: OfferCard }) {
  const { chatId, from, queueId, name, firstWords, note, until } = offer;
  const run = useCommand();
  const navigate = useNavigate();
  const nameOf = useUserName();
  const queue = useCard("queue", queueId);
  const isAccepting = useIsPending("offer.accept", chatId);
  const isDeclining = useIsPending("offer.decline", chatId);
  const { offers: say } = laterWords;
  const accept = async () => {
    if (await run("offer.accept", { chatId })) await navigate({ to: "/inbox/$chatId", params: { chatId } });
  };
  return (
    <article className={classes.banner}>
      <header>
        <strong>{say.offers(nameOf(from))}</strong>
        <TimeLeft until={until} />
      </header>
      <div className={classes.chat}>
        <Avatar name={name} />
        <div>
          <strong>
            <bdi>{customerName(name)}</bdi>
          </strong>
          {queue && (
            <>
              {" · "}
              <bdi>{queue.name}</bdi>
            </>
          )}
          <p dir="auto">{firstWords}</p>
        </div>
      </div>
      {note !== "" && (
        <div className={classes.note}>
          <p dir="auto">
            <small>{say.note(nameOf(from))}</small> {note}
          </p>
        </div>
      )}
      <div className={classes.buttons}>
        <Button variant="default" loading={isDeclining} onClick={() => void run("offer.decline", { chatId })}>
          {say.decline}
        </Button>
        <Button id={acceptButtonId(chatId)} loading={isAccepting} onClick={() => void accept()}>
          {say.accept}
        </Button>
      </div>
    </article>
  );
}
