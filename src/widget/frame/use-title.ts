import { useEffect } from "preact/hooks";

/** The page's title: who one talks to, and what has not been read. */
export function useTitle(name: string, unread: number): void {
  useEffect(() => {
    document.title = unread > 0 ? `(${unread}) ${name}` : name;
  }, [name, unread]);
}
