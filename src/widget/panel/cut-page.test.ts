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
  [`${page}?size=pat@home.example&colour=red`, `${page}?colour=red`],
  [`${page}?size=3f2a9c8b7d6e5f4a3b2c1d0e`, page],
  [`${page}/eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJwYXQifQ.x3`, `${page}/${encodeURI("…")}`],
  [`${page}/3f2a9c8b7d6e5f4a3b2c1d0e/new`, `${page}/${encodeURI("…")}/new`],
  [`${page}/6F1C2B9E-8d3a-4c57-9b21-0e5f7a6d4c3b`, `${page}/${encodeURI("…")}`],
  [`${page};jsessionid=A1B2`, `https://acme.example/shoes/${encodeURI("…")}`],
  [`${page}/pat%40home.example`, `${page}/${encodeURI("…")}`],
  [`${page}/iPhone-15-Pro-Max-256GB?size=42`, `${page}/iPhone-15-Pro-Max-256GB?size=42`],
  [`${page}/@acme/2024/11/30/4711`, `${page}/@acme/2024/11/30/4711`],
])("[B-67] [A-10] of %s leaves %s", (address, cut) => {
  expect(cutPage(address, ["size", "colour"])).toBe(cut);
});

test("[B-67] no parameter leaves the page unless it is named", () => {
  expect(cutPage(`${page}?size=42`, [])).toBe(page);
});
