import { useBlocker } from "@tanstack/react-router";
import { useEffect } from "react";
import { unsavedForms } from "./unsaved-forms.ts";

/** Asks before a form with unsaved changes is left: for another page, another item, or another site. */
export function useUnsavedGuard(isChanged: boolean): void {
  useEffect(() => (isChanged ? unsavedForms.guard() : undefined), [isChanged]);
  useBlocker({
    shouldBlockFn: async () => !(await unsavedForms.mayLeave()),
    enableBeforeUnload: isChanged,
    disabled: !isChanged,
  });
}
