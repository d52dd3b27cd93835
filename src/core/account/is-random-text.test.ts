import { expect, test } from "vitest";
import { isRandomText } from "./is-random-text.ts";

test.each(["0Zk3-9fQ2_xB7w-Lr5Tq8", "a1B2c3D4e5F6g7H8", "9f8b-6c5d-4e3a-2b1c-0d9e", "q7Xw-2Lk9_Vb4T-n8Rz6M"])(
  "[B-67] %s looks as if chance had made it",
  (text) => {
    expect(isRandomText(text)).toBe(true);
  },
);

test.each([
  "B07XJ8C8F5",
  "iPhone-15-Pro-Max-256GB",
  "Samsung-Galaxy-S24-Ultra-256GB",
  "how-to-change-your-seat-2024",
  "TermsAndConditionsOfSaleAndDelivery",
  "2024-11-30T10:15:30",
  "seat-12a-window-3b-row-7",
  "m8x20-a2-din933-10st",
  "",
])("[B-67] %s does not", (text) => {
  expect(isRandomText(text)).toBe(false);
});
