import { useEffect, useState } from "react";
import { offlinePagesMax } from "#contract/limits.ts";
import { useSignedInDesk } from "../session/signed-in-desk.ts";

/** Shows one page more of offline messages each time; leaving the page shows one again. */
export function useMorePages(): () => void {
  const { session } = useSignedInDesk();
  const [pages, setPages] = useState(1);
  useEffect(() => {
    if (pages > 1) session.showOfflineMessages(pages);
  }, [session, pages]);
  useEffect(() => () => session.showOfflineMessages(1), [session]);
  return () => setPages(Math.min(pages + 1, offlinePagesMax));
}
