import { useEffect, useState } from "preact/hooks";

/**
 * A part of the chat that is fetched when it is first wanted; `null` until it is here. Where it cannot be
 * fetched, the chat goes on without it, and it is tried again when it is next wanted.
 */
export function usePart<Part>(isWanted: boolean, load: () => Promise<Part>): Part | null {
  const [part, setPart] = useState<Part | null>(null);
  useEffect(() => {
    if (isWanted)
      load().then(
        (loaded) => setPart(() => loaded),
        () => {},
      );
  }, [isWanted, load]);
  return isWanted ? part : null;
}
