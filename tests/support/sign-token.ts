import { SignJWT } from "jose";
import type { IdentityKeyId } from "#contract/ids.ts";

export interface SigningKey {
  readonly identityKeyId: IdentityKeyId;
  readonly secret: string;
}

/** Signs who a customer is as a company's server does; each call makes another token. */
export function signToken(
  payload: object,
  { identityKeyId, secret }: SigningKey,
  { now = Date.now(), lastsSeconds = 300 } = {},
): Promise<string> {
  const seconds = Math.floor(now / 1_000);
  return new SignJWT({ ...payload, jti: crypto.randomUUID() })
    .setProtectedHeader({ alg: "HS256", kid: identityKeyId })
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + lastsSeconds)
    .sign(Buffer.from(secret, "base64url"));
}
