import { expect, test } from "vitest";
import { isLoopback } from "./is-loopback.ts";

test.each(["127.0.0.1", "127.8.0.1", "::1", "::ffff:127.0.0.1"])("%s is this machine", (address) => {
  expect(isLoopback(address)).toBe(true);
});

test.each(["203.0.113.7", "2001:db8::1", "::2", "12.7.0.0", ""])("%s is another", (address) => {
  expect(isLoopback(address)).toBe(false);
});
