import { useEffect, useRef, useState } from "react";
import type { HistoryChatView, HistoryPlace } from "#contract/views/history-view.ts";
import { useSignedInDesk } from "../session/signed-in-desk.ts";
import { useIsOnline } from "../session/use-desk.ts";
import { wordsForError } from "../words/words-for-error.ts";
import type { HistoryFilter } from "./check-filter.ts";
import { questionOf } from "./question-of.ts";

interface Pages {
  readonly chats: readonly HistoryChatView[];
  /** Where the last page ends; `null`: nothing comes after it. */
  readonly next: HistoryPlace | null;
}

interface History {
  /** `null`: not answered yet. */
  readonly pages: Pages | null;
  readonly failure: string;
  readonly isBusy: boolean;
  readonly readMore: () => void;
}

/** One's own history with this filter, page by page. Answers to an earlier filter are dropped. */
export function useHistory(filter: HistoryFilter): History {
  const { session } = useSignedInDesk();
  const isOnline = useIsOnline();
  const [pages, setPages] = useState<Pages | null>(null);
  const [failure, setFailure] = useState("");
  const [isBusy, setIsBusy] = useState(false);
  const latest = useRef(0);
  const key = JSON.stringify(filter);
  const read = async (before: Pages | null) => {
    const turn = ++latest.current;
    setIsBusy(true);
    const asked = JSON.parse(key) as HistoryFilter;
    const { ok, error } = await session.query("chat.history", questionOf(asked, before?.next ?? null));
    if (turn !== latest.current) return;
    setIsBusy(false);
    setFailure(error ? wordsForError(error) : "");
    if (ok) setPages({ chats: [...(before?.chats ?? []), ...ok.chats], next: ok.next });
  };
  useEffect(() => {
    if (isOnline) void read(null);
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- asked anew by these only
  }, [session, isOnline, key]);
  return { pages, failure, isBusy, readMore: () => void read(pages) };
}
