import type { AllocationMode } from "#contract/views/cards.ts";
import { laterWords } from "../words/words.ts";

/** The options for how chats reach agents. (B-1) */
export function allocationChoices(): { value: AllocationMode; label: string }[] {
  const { allocations } = laterWords.settingsGeneral;
  return [
    { value: "auto", label: allocations.auto },
    { value: "by-hand", label: allocations["by-hand"] },
  ];
}
