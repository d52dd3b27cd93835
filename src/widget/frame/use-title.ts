import { useEffect } from "preact/hooks";

/** Sets the page's title: the agent's name and the number of unread messages. */
export function useTitle(name: string, unread: number): void {
  useEffect(() => {
    document.title = unread > 0 ? `(${unread}) ${name}` : name;
  }, [name, unread]);
}
