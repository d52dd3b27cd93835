declare const names: unique symbol;

/** A sentence in some language, with a place such as `{name}` for each of these names. */
export type Sentence<Name extends string> = string & { readonly length: number; readonly [names]?: Name };

/** The same in each plural form that the language has; `other` is the one for numbers without one. */
export type Counted = { readonly [Form in Intl.LDMLPluralRule]?: Sentence<"count"> } & {
  readonly other: Sentence<"count">;
};

/** Letters of scripts that are written from right to left. */
const rightToLeft = /[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]/;

/**
 * The sentence with its places filled. Where the sentence or what comes into it is written from right to left, each
 * is kept apart, so that neither turns the other around.
 */
export function say<Name extends string>(
  sentence: Sentence<Name>,
  values: Readonly<Record<Name, string | number>>,
): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_, name: Name) => {
    const value = `${values[name] ?? ""}`;
    return rightToLeft.test(sentence + value) ? `\u2068${value}\u2069` : value;
  });
}

/** The sentence in the form that this count has in the language. */
export function sayCount(forms: Counted, count: number, locale: string): string {
  const form = forms[new Intl.PluralRules(locale).select(count)] ?? forms.other;
  return say(form, { count: count.toLocaleString(locale) });
}
