import { expect, test } from "vitest";
import { cutPath } from "./cut-path.ts";

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
  "/%D0%BA%D0%B0%D1%82%D0%B0%D0%BB%D0%BE%D0%B3/%D1%88%D0%B0%D1%80%D1%84-2024",
  "/Donaudampfschifffahrtsgesellschaft",
])("[B-67] the path %s leaves as it is", (path) => {
  expect(cutPath(path)).toBe(path);
});

test("[B-67] what was cut is not cut again", () => {
  expect(cutPath(encodeURI("/reset/…"))).toBe(encodeURI("/reset/…"));
});
