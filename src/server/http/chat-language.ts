import { type CustomerLanguage, customerLanguageOf } from "#contract/languages.ts";
import type { Widget } from "#core/account/account.ts";

interface Asked {
  /** `null`: there is no such widget. */
  readonly widget: Pick<Widget, "language"> | null;
  /** Language tags of the address, with commas between them, the best one first. */
  readonly address: string | null;
  /** The header `accept-language`, where it counts. */
  readonly header?: string | undefined;
}

/** The language in which a customer is answered: the widget's, the page's, or the browser's; else English. (B-74) */
export function chatLanguage({ widget, address, header = "" }: Asked): CustomerLanguage {
  const tags = [widget?.language ?? "", ...(address ?? "").split(","), ...acceptedLanguages(header)];
  return customerLanguageOf(tags) ?? "en";
}

/** The languages that a browser names in this header, the best one first. */
export function acceptedLanguages(header: string): string[] {
  const named = header.split(",").map((entry) => {
    const [tag = "", ...parameters] = entry.split(";").map((part) => part.trim());
    const weight = parameters.find((parameter) => parameter.startsWith("q="))?.slice(2);
    return { tag, weight: weight === undefined ? 1 : Number(weight) };
  });
  return named
    .filter(({ tag, weight }) => tag !== "" && weight > 0)
    .toSorted((one, other) => other.weight - one.weight)
    .map(({ tag }) => tag);
}
