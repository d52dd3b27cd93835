import { expect, test } from "vitest";
import { whyBesideStatus } from "./why-beside-status.ts";

test("[B-44] nobody is out of reach without a reason: it stands in the status, or beside it", () => {
  expect(whyBesideStatus({ status: "break", why: "not-available" })).toBeNull();
  expect(whyBesideStatus({ status: "unavailable", why: "not-available" })).toBeNull();
  // With a planned break the agent still handles chats.
  expect(whyBesideStatus({ status: "handling", why: "not-available" })).toBe("not-available");
  expect(whyBesideStatus({ status: "available", why: "not-available" })).toBe("not-available");
  expect(whyBesideStatus({ status: "break", why: "not-in-group" })).toBe("not-in-group");
  expect(whyBesideStatus({ status: "available", why: null })).toBeNull();
});
