/** Do both say the same? Cards are plain: texts, numbers, yes and no, lists and records of these. */
export function isSameCard(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== "object" || typeof other !== "object" || one === null || other === null) return false;
  if (Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  const [these, those] = [one as Fields, other as Fields];
  return keys.every((key) => key in those && isSameCard(these[key], those[key]));
}

type Fields = Readonly<Record<string, unknown>>;
