import { expect, test } from "vitest";
import { UnsavedForms } from "./unsaved-forms.ts";

test("[U-6] a form with unsaved changes is left only by somebody who was asked, once", async () => {
  const forms = new UnsavedForms();
  expect(await forms.mayLeave()).toBe(true);
  const saved = forms.guard();
  const first = forms.mayLeave();
  expect(await forms.mayLeave()).toBe(false);
  forms.question.get()?.(false);
  expect(await first).toBe(false);
  expect(forms.question.get()).toBeNull();

  const second = forms.mayLeave();
  forms.question.get()?.(true);
  expect(await second).toBe(true);
  saved();
  expect(await forms.mayLeave()).toBe(true);
});
