import { expect, test } from "vitest";
import { cutPage } from "./cut-page.ts";

const page = "https://acme.example/shoes/red";

test.each([
  [`${page}?reset_token=s3cret#access_token=s3cret`, page],
  [`${page}#/route?size=42`, page],
  [`${page}?size=42&token=s3cret&colour=red&size=43`, `${page}?size=42&colour=red&size=43`],
  [`${page}?a=1?size=2#x?size=3`, page],
  [`${page}?next=size=42`, page],
  [`${page}?sizes=42`, page],
])("[B-67] [A-10] of %s leaves %s", (address, cut) => {
  expect(cutPage(address, ["size", "colour"])).toBe(cut);
});

test("[B-67] no parameter leaves the page unless it is named", () => {
  expect(cutPage(`${page}?size=42`, [])).toBe(page);
});
