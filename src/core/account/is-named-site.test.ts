import { expect, test } from "vitest";
import { isNamedSite, isSite } from "./is-named-site.ts";

const sites = ["https://acme.example", "https://*.acme.example", "http://localhost:8080"];

test.each([
  ["https://acme.example", true],
  ["https://shop.acme.example", true],
  ["https://a.b.acme.example", true],
  ["http://localhost:8080", true],
  ["http://acme.example", false],
  ["http://shop.acme.example", false],
  ["https://acme.example:8443", false],
  ["https://acme.example.evil.example", false],
  ["https://evilacme.example", false],
  ["http://localhost:80", false],
  ["null", false],
])("[B-66] a widget that names its sites on %s: %s", (origin, isNamed) => {
  expect(isNamedSite(sites, origin)).toBe(isNamed);
});

test("[B-66] a subdomain's sign is not the domain itself", () => {
  expect(isNamedSite(["https://*.acme.example"], "https://acme.example")).toBe(false);
});

test("[B-66] a widget that names none works everywhere", () => {
  expect(isNamedSite([], "https://anybody.example")).toBe(true);
});

test.each([...sites, "http://192.0.2.1", "https://xn--bcher-kva.example"])("[B-66] %s is a site", (text) => {
  expect(isSite(text)).toBe(true);
});

test.each([
  "acme.example",
  "https://acme.example/",
  "https://acme.example/shop",
  "https://*",
  "https://shop.*.example",
  "https://*acme.example",
  "https://ACME.example",
  "https://acme.example 'unsafe-inline'",
  "https://acme.example; script-src *",
  "javascript:alert(1)",
  "",
])("[B-66] %j is none", (text) => {
  expect(isSite(text)).toBe(false);
});
