/** A form over something saved that others may save too. */
export interface Edited<Value> {
  /** The saved value when it last changed. */
  readonly last: Value;
  /** The value the draft started from. */
  readonly base: Value;
  readonly draft: Value;
  /**
   * The value that somebody else saved while the draft was being written, so that it is not overwritten
   * silently.
   */
  readonly theirs: Value | null;
}

export function beginEdit<Value>(saved: Value): Edited<Value> {
  return { last: saved, base: saved, draft: saved, theirs: null };
}

/** The form once the saved value is `saved`: an untouched draft follows it, a touched one stays. */
export function followSaved<Value>(edited: Edited<Value>, saved: Value): Edited<Value> {
  if (isEqual(saved, edited.last)) return edited;
  const mayFollow = isEqual(edited.draft, edited.base) || isEqual(edited.draft, saved);
  return mayFollow ? beginEdit(saved) : { ...edited, last: saved, theirs: saved };
}

/**
 * The form once `sent` has been saved and came out as `stored`: fields that were changed meanwhile keep what was
 * typed, and count as unsaved.
 */
export function settleSaved<Value extends object>(
  edited: Edited<Value>,
  sent: Value,
  stored: Value,
): Edited<Value> {
  const typedSince = Object.entries(edited.draft).filter(
    ([field, value]) => !isEqual(value, sent[field as keyof Value]),
  );
  return { ...edited, base: stored, draft: { ...stored, ...Object.fromEntries(typedSince) }, theirs: null };
}

export function isChanged<Value>({ draft, base }: Edited<Value>): boolean {
  return !isEqual(draft, base);
}

/** Settings are plain values: they are the same when they are written the same. */
function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
