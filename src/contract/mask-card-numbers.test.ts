import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { maskCardNumbers } from "./mask-card-numbers.ts";

/** Numbers that issuers publish for tests. */
const published = [
  "4111111111111111",
  "5555555555554444",
  "2223003122003222",
  "378282246310005",
  "371449635398431",
  "6011111111111117",
  "3530111333300000",
  "30569309025904",
  "6304000000000000",
  "6200000000000005",
];

const grouped = (number: string, between: string) => number.replaceAll(/(\d{4})(?=\d)/g, `$1${between}`);
const digitsShown = (text: string) => text.replaceAll(/\D/g, "");

describe("[B-65] card numbers", () => {
  test.each(published)("%s is masked but for its last four digits, however it is grouped", (number) => {
    for (const between of ["", " ", "-", ".", "\u00a0", "\u202f", " - ".slice(0, 2), "–"]) {
      const text = `My card: ${grouped(number, between)}, thanks`;
      const masked = maskCardNumbers(text);
      expect(masked).toHaveLength(text.length);
      expect(digitsShown(masked)).toBe(number.slice(-4));
      expect(masked.startsWith("My card: •")).toBe(true);
    }
  });

  test("is found beside its expiry and code, and twice in one text", () => {
    expect(maskCardNumbers("4111 1111 1111 1111 12/27 123")).toBe("•••• •••• •••• 1111 12/27 123");
    expect(maskCardNumbers("4111111111111111 123")).toBe("••••••••••••1111 123");
    expect(maskCardNumbers("1234 378282246310005 5555-5555-5555-4444")).toBe(
      "1234 •••••••••••0005 ••••-••••-••••-4444",
    );
    expect(maskCardNumbers("+49 170 1234567 4111 1111 1111 1111")).toBe(
      "+49 170 1234567 •••• •••• •••• 1111",
    );
    expect(maskCardNumbers("4111\n1111\n1111\n1111")).toBe("••••\n••••\n••••\n1111");
  });

  test("is found in the digits of other keyboards", () => {
    const inRow = (zero: number) =>
      Array.from("4111111111111111")
        .map((digit) => String.fromCharCode(zero + Number(digit)))
        .join("");
    for (const zero of [0x660, 0x6f0, 0xff10]) {
      const masked = maskCardNumbers(inRow(zero));
      expect(masked.slice(0, 12)).toBe("•".repeat(12));
      expect(masked.slice(12)).toBe(inRow(zero).slice(12));
    }
  });

  test("is what it is by its check digit, its beginning and its length: other numbers stay", () => {
    const others = [
      "4111111111111112",
      "Order 9111111111111119",
      "DE89 3704 0044 0532 0130 00",
      "+49 170 1234567",
      "+4917012345670",
      "0049 170 1234 5670",
      "41111111111111111111111111111111",
      "978-3-16-148410-0",
      "2026-11-30 14:03:22.123",
    ];
    for (const text of others) expect(maskCardNumbers(text)).toBe(text);
  });

  test("masking keeps length and everything that is no digit, and leaves no card whole among other numbers", () => {
    const sign = fc.constantFrom(...Array.from("0123456789 -.x•\n"));
    const pieces = fc.array(
      fc.oneof(fc.constantFrom(...published), fc.string({ unit: sign, maxLength: 12 })),
    );
    fc.assert(
      fc.property(pieces, (texts) => {
        const text = texts.join(" ");
        const masked = maskCardNumbers(text);
        expect(masked).toHaveLength(text.length);
        for (let at = 0; at < text.length; at++)
          if (masked[at] !== text[at])
            expect([text[at], masked[at]]).toEqual([expect.stringMatching(/\d/), "•"]);
        for (const number of published.filter((one) => texts.includes(one)))
          expect(masked).not.toContain(number);
      }),
      // Once the four digits that stay, and the numbers behind them, happened to look like another card.
      { examples: [[["30569309025904", "9125046", "3", "1658"]]] },
    );
  });
});
