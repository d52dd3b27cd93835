import { expect, test } from "vitest";
import { isSecretName } from "./is-secret-name.ts";

test.each([
  "token",
  "reset_token",
  "accessToken",
  "tokenId",
  "key",
  "api-key",
  "resetCode",
  "code",
  "password",
  "PASSWD",
  "pwd",
  "PHPSESSIONID",
  "sid",
  "signature",
  "X-Amz-Signature",
  "sig",
  "client_secret",
  "auth",
  "otp",
  "user.pin",
])("[B-67] [A-10] %s looks like a secret", (name) => {
  expect(isSecretName(name)).toBe(true);
});

test.each(["product", "utm_source", "q", "page", "size", "lang", "author", "keyword", "shipping"])(
  "[B-67] %s does not",
  (name) => {
    expect(isSecretName(name)).toBe(false);
  },
);
