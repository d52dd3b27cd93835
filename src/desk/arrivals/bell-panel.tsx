import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import type { ChatId } from "#contract/ids.ts";
import type { NoticeView } from "#contract/views/cards.ts";
import type { CustomerName } from "#contract/views/customer-name.ts";
import { acceptButtonId } from "../offers/accept-button-id.ts";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { useCard, useCards, useIsOnline } from "../session/use-desk.ts";
import { useUserName } from "../session/use-user-name.ts";
import { dayWords, exactTime, isSameDay, timeOfDay } from "../time/time-of-day.ts";
import { useToday } from "../time/use-today.ts";
import { laterWords } from "../words/words.ts";
import { AlertSwitches } from "./alert-switches.tsx";
import classes from "./bell-panel.module.css";
import { customerName } from "../session/customer-name.ts";

interface Props {
  readonly notices: readonly NoticeView[];
  readonly close: () => void;
}

/** Notices, newest first, and the switches for alerts. (B-3) */
export function BellPanel({ notices, close }: Props) {
  const names = useNoticeNames(notices);
  return (
    <>
      <OfferNotices close={close} />
      {notices.length === 0 ? (
        <p className={classes.hint}>{laterWords.arrivals.noNotices}</p>
      ) : (
        <ul className={classes.notices} aria-label={laterWords.arrivals.notices}>
          {notices.toReversed().map((notice) => (
            <Notice key={notice.number} notice={notice} name={names[notice.chatId]} close={close} />
          ))}
        </ul>
      )}
      <AlertSwitches />
    </>
  );
}

/** Chats that are offered now; each leads to where it is accepted. (B-44) */
function OfferNotices({ close }: Pick<Props, "close">) {
  const offers = Object.values(useCards("offer"));
  const agentName = useUserName();
  const goTo = (chatId: ChatId) => {
    close();
    // Closing gives the focus back to the bell.
    setTimeout(() => document.getElementById(acceptButtonId(chatId))?.focus());
  };
  if (offers.length === 0) return null;
  return (
    <ul className={classes.notices} aria-label={laterWords.arrivals.offers}>
      {offers.map(({ chatId, name, from }) => (
        <li key={chatId}>
          <button type="button" onClick={() => goTo(chatId)}>
            <strong>{laterWords.arrivals.offered(customerName(name), agentName(from))}</strong>
          </button>
        </li>
      ))}
    </ul>
  );
}

/** The customers' names, also of chats that this page has never shown. */
function useNoticeNames(notices: readonly NoticeView[]): Readonly<Record<string, CustomerName>> {
  const { session } = useSignedInDesk();
  const isOnline = useIsOnline();
  const [names, setNames] = useState<Readonly<Record<string, CustomerName>>>({});
  const last = notices.at(-1)?.number;
  useEffect(() => {
    if (!isOnline || last === undefined) return undefined;
    let isCurrent = true;
    void session.query("notice.names", {}).then(({ ok }) => {
      if (isCurrent && ok) setNames(ok.names);
    });
    return () => {
      isCurrent = false;
    };
  }, [session, isOnline, last]);
  return names;
}

interface NoticeProps {
  readonly notice: NoticeView;
  readonly name: CustomerName | undefined;
  readonly close: () => void;
}

function Notice({ notice, name, close }: NoticeProps) {
  const { chatId, kind, at, userId = null } = notice;
  const agentName = useUserName();
  const today = useToday();
  const item = useCard("item", chatId);
  const isNew = kind === "allocated" && item?.bell === true;
  const customer = item?.name ?? name;
  const text = laterWords.arrivals[kind](customer && customerName(customer), agentName(userId));
  return (
    <li>
      <Link to="/inbox/$chatId" params={{ chatId }} onClick={close}>
        <span data-new={isNew || undefined}>{isNew ? laterWords.arrivals.newNotice(text) : text}</span>
        <small title={exactTime(at)}>{isSameDay(at, today) ? timeOfDay(at) : dayWords(at, today)}</small>
      </Link>
    </li>
  );
}
