import { expect, test } from "vitest";
import { cutPath, looksSecret } from "./cut-path.ts";

const jwt = "eyJhbGciOiJub25lIn0.eyJzdWIiOiJwYXQifQ.x3-q";

test.each([
  [`/reset/${jwt}`, "/reset/…"],
  ["/r/3f2a9c8b7d6e5f4a3b2c1d0e9f8a7b6c/new", "/r/…/new"],
  ["/orders/6f1c2b9e-8d3a-4c57-9b21-0e5f7a6d4c3b", "/orders/…"],
  ["/share/0Zk3-9fQ2_xB7w-Lr5Tq8", "/share/…"],
  ["/shoes;jsessionid=A1B2/red", "/…/red"],
  ["/unsubscribe/pat@home.example", "/unsubscribe/…"],
  ["/unsubscribe/pat%40home.example", "/unsubscribe/…"],
  ["/p/pat%2540home.example", "/p/…"],
  ["/verify/483920", "/verify/…"],
  ["/reset-password/xYz", "/reset-password/…"],
  ["/invite/aBcDe/accept", "/invite/…/accept"],
  ["/confirm/email/483920", "/confirm/email/…"],
  ["/reset/de/483920/now", "/reset/de/…/now"],
  ["/invite/KXQPZM", "/invite/…"],
  ["/passwordReset/4839", "/passwordReset/…"],
  ["/emailVerification/99a", "/emailVerification/…"],
  ["/app/reset%2F483920", "/app/…"],
  ["/a%253Bjsessionid=12/red", "/…/red"],
  ["/p/pat%252540home.example", "/p/…"],
  ["/p/%", "/p/%"],
])("[B-67] [A-10] of the path %s leaves %s", (path, cut) => {
  expect(cutPath(path)).toBe(cut);
});

test.each([
  "/",
  "/products/4711",
  "/dp/B07XJ8C8F5",
  "/iPhone-15-Pro-Max-256GB/",
  "/blog/2024/11/30/how-to-change-your-seat-before-departure-online",
  "/@acme/videos",
  "/password/reset",
  "/monkey/7",
  "/zip-code/10115",
  "/presets/pack-10",
  "/obsession/100ml",
  "/magic-the-gathering/mh3-collector-booster",
  "/secret-santa/page-2",
  "/invitation-cards/a5",
  "/confirmation-dresses/size-10",
  "/activated-carbon/5kg",
  "/m8x20-a2-din933-10st",
  "/events/20241130-1200-berlin",
  "/%D0%BA%D0%B0%D1%82%D0%B0%D0%BB%D0%BE%D0%B3/%D1%88%D0%B0%D1%80%D1%84-2024",
  "/Donaudampfschifffahrtsgesellschaft",
])("[B-67] the path %s leaves as it is", (path) => {
  expect(cutPath(path)).toBe(path);
});

test("[B-67] what was cut is not cut again", () => {
  expect(cutPath(encodeURI("/reset/…"))).toBe(encodeURI("/reset/…"));
});

test.each([
  "/reset/Ab3dE9",
  "https://shop.example/reset/Ab3dE9",
  "/account?token=Ab3d",
  "%2Fwelcome%3Fcode%3D12",
])("[B-67] [A-10] a parameter is not told when its value is %s, an address with a secret", (value) => {
  expect(looksSecret(value)).toBe(true);
});

test.each(["42", "dark red", "Black & White", "/shoes/red", "https://shop.example/shoes"])(
  "[B-67] a parameter may be told when its value is %s",
  (value) => {
    expect(looksSecret(value)).toBe(false);
  },
);
