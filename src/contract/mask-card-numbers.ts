/** Digits in the scripts whose keyboards offer their own: each row's first is its zero. */
const zeros = Array.from("0٠۰０").map((zero) => zero.charCodeAt(0));

/** Digits, one or two signs between them; everything that could be a number in groups. A phone number begins with "+". */
const digitRun = /\+?[0-9٠-٩۰-۹０-９](?:[\s.\-‐‑–/]{0,2}[0-9٠-٩۰-۹０-９])*/g;

/** How many digits payment cards have. Those of 13 are long gone, and phone numbers have as many. */
const lengths = { min: 14, max: 19 };

/** How many of the last digits stay, so that both sides can tell which card is meant. */
const shownDigits = 4;

/**
 * The text with all but the last four digits of each payment card number as "•": what has a card's length, begins as an
 * issuer's numbers do and ends with the right check digit (ISO/IEC 7812-1). Everything else, its length included, stays
 * as it is. (B-65)
 */
export function maskCardNumbers(text: string): string {
  return text.replaceAll(digitRun, (run) => (run.length < lengths.min ? run : maskRun(run)));
}

interface Digit {
  readonly value: number;
  /** Where in the run it stands. */
  readonly at: number;
  readonly beginsGroup: boolean;
}

/** A card may stand among other numbers, such as its expiry: it begins and ends where a group of digits does. */
function maskRun(run: string): string {
  const digits = digitsOf(run);
  const masked = Array.from(run);
  for (let first = 0; first < digits.length; first++) {
    if (!digits[first]?.beginsGroup) continue;
    const end = endOfCard(digits, first);
    if (end === null) continue;
    for (const { at } of digits.slice(first, end - shownDigits)) masked[at] = "•";
    first = end - 1;
  }
  return masked.join("");
}

/** Where the longest card that begins here ends. */
function endOfCard(digits: readonly Digit[], first: number): number | null {
  for (let end = Math.min(first + lengths.max, digits.length); end >= first + lengths.min; end--) {
    const isWhole = digits[end]?.beginsGroup ?? true;
    if (isWhole && isCard(digits.slice(first, end))) return end;
  }
  return null;
}

function digitsOf(run: string): Digit[] {
  let before = -2;
  return Array.from(run).flatMap((sign, at) => {
    const code = sign.charCodeAt(0);
    const zero = zeros.find((one) => code >= one && code <= one + 9);
    if (zero === undefined) return [];
    // After a "+" stands the first group of a phone number.
    const beginsGroup = before !== at - 1 && !(at === 1 && run.startsWith("+"));
    before = at;
    return [{ value: code - zero, at, beginsGroup }];
  });
}

/** First digits of the issuers' numbers, and how many digits those have. */
const issuers: readonly {
  readonly from: number;
  readonly to: number;
  readonly lengths: readonly number[];
}[] = [
  { from: 400_000, to: 499_999, lengths: [16, 19] },
  { from: 510_000, to: 559_999, lengths: [16] },
  { from: 222_100, to: 272_099, lengths: [16] },
  { from: 340_000, to: 349_999, lengths: [15] },
  { from: 370_000, to: 379_999, lengths: [15] },
  { from: 300_000, to: 305_999, lengths: [14, 16, 17, 18, 19] },
  { from: 360_000, to: 369_999, lengths: [14, 15, 16, 17, 18, 19] },
  { from: 380_000, to: 399_999, lengths: [14, 15, 16, 17, 18, 19] },
  { from: 352_800, to: 358_999, lengths: [16, 17, 18, 19] },
  { from: 500_000, to: 509_999, lengths: [16, 17, 18, 19] },
  { from: 560_000, to: 699_999, lengths: [16, 17, 18, 19] },
  { from: 810_000, to: 817_199, lengths: [16, 17, 18, 19] },
];

function isCard(digits: readonly Digit[]): boolean {
  const begin = digits.slice(0, 6).reduce((number, { value }) => number * 10 + value, 0);
  const isIssued = issuers.some(
    ({ from, to, lengths }) => begin >= from && begin <= to && lengths.includes(digits.length),
  );
  return isIssued && checkSum(digits) % 10 === 0;
}

/** The sum that ends with 0 for a number with the right check digit (Luhn). */
function checkSum(digits: readonly Digit[]): number {
  return digits.toReversed().reduce((sum, { value }, index) => {
    const counted = index % 2 === 1 ? value * 2 : value;
    return sum + (counted > 9 ? counted - 9 : counted);
  }, 0);
}
