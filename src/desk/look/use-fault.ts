import { type RefCallback, useCallback } from "react";

/** A form with a fault in one of its fields is not sent; the browser then shows the words beside the field. */
export function useFault(words: string): RefCallback<HTMLInputElement | HTMLTextAreaElement> {
  return useCallback((field) => field?.setCustomValidity(words), [words]);
}
