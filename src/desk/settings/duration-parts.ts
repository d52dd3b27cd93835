export const durationUnits = {
  seconds: 1_000,
  minutes: 60_000,
  hours: 3_600_000,
  days: 86_400_000,
} as const;

export type DurationUnit = keyof typeof durationUnits;

/** A duration as people would write it: in the largest unit that leaves no rest. Nothing is 0 seconds. */
export function durationParts(ms: number): { readonly amount: number; readonly unit: DurationUnit } {
  const units = (Object.keys(durationUnits) as DurationUnit[]).toReversed();
  const unit = units.find((candidate) => ms > 0 && ms % durationUnits[candidate] === 0) ?? "seconds";
  return { amount: ms / durationUnits[unit], unit };
}
