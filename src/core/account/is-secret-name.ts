/** Words that name a secret wherever they stand in a name. */
const anywhere = /token|passw|secret|session|signature|credential|apikey|jwt|csrf|xsrf/;

/** Words that name a secret when a name is made of them or ends with them: `key`, `resetCode`, `user-pin`. */
const atTheEnd = /(?:key|code|pwd|pass|auth|hash|nonce|ticket)$|(?:^|[^a-z])(?:pin|sid|sig|otp)$/;

/** Does the name of an address's parameter look as if its value were a secret? (B-67) */
export function isSecretName(name: string): boolean {
  const lower = name.toLowerCase();
  return anywhere.test(lower) || atTheEnd.test(lower);
}
