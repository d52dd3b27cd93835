import { useMediaQuery } from "@mantine/hooks";

/** One panel at a time: the screen is as narrow as a phone's. The styles know the same width. */
export function useIsNarrow(): boolean {
  return useMediaQuery("(width <= 800px)", false, { getInitialValueInEffect: false });
}
