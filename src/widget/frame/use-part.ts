import { useEffect, useState } from "preact/hooks";

/**
 * A part of the chat that is loaded when first wanted; `null` until then. If loading fails, the chat works
 * without it and loading is tried again when the part is next wanted, which another number says, too.
 */
export function usePart<Part>(isWanted: boolean | number, load: () => Promise<Part>): Part | null {
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
