import { createHash } from "node:crypto";
import { z } from "zod";
import * as fields from "#contract/fields.ts";
import { fieldsMax, nameLengthMax } from "#contract/limits.ts";
import type { Person } from "#core/customer/person.ts";
import type { IdentityKeyId, WidgetId } from "#core/ids.ts";
import type { Refusal } from "#core/refusal.ts";

/** Longest time from a token's making to its end, whatever it says itself. */
export const tokenLastsSeconds = 3_600;

/** How far the clock of the company's server may be off. */
const toleranceSeconds = 30;

/** A token of the company's, read and found to be right. */
export interface ReadToken {
  readonly person: Person;
  /** The same for the same token, however it is written. */
  readonly tokenId: string;
}

interface Around {
  /** The secret of a key of the account; `null`: it has no such key. */
  readonly secretOf: (identityKeyId: IdentityKeyId) => Promise<string | null>;
  readonly widgetId: WidgetId;
  readonly now: number;
}

const value = z.union([z.string(), z.number(), z.boolean()]).transform(String);

const claims = z.object({
  sub: z.string().min(1).max(nameLengthMax).refine(fields.isStorable),
  name: fields.name.optional(),
  email: fields.email.optional(),
  fields: z
    .record(fields.customerField.name, value.pipe(fields.customerField.value))
    .refine((given) => Object.keys(given).length <= fieldsMax)
    .transform((given) => Object.entries(given).map(([name, text]) => ({ name, value: text })))
    .optional(),
  /** Left out: it counts at every widget of the account. */
  aud: z.union([z.string(), z.array(z.string())]).optional(),
});

class UnknownKey extends Error {}

/**
 * Reads a token: an HS256 JWT whose header names the key (`kid`). Refuses one that is over, of another account,
 * widget or key, changed, unsigned, or not made for this. (B-75)
 */
export async function readToken(
  token: string,
  { secretOf, widgetId, now }: Around,
): Promise<ReadToken | Refusal> {
  if (token === "") return wrong("it is empty");
  // Not before it is needed: many companies sign nothing.
  const jose = await import("jose");
  try {
    const { payload } = await jose.jwtVerify(
      token,
      async ({ kid }) => {
        const secret = typeof kid === "string" ? await secretOf(kid as IdentityKeyId) : null;
        if (secret === null) throw new UnknownKey();
        return Buffer.from(secret, "base64url");
      },
      {
        algorithms: ["HS256"],
        requiredClaims: ["sub", "exp", "iat"],
        maxTokenAge: tokenLastsSeconds,
        clockTolerance: toleranceSeconds,
        currentDate: new Date(now),
      },
    );
    const read = claims.safeParse(payload);
    if (!read.success)
      return wrong(`its claim ${read.error.issues[0]?.path.join(".") ?? ""} has the wrong form`);
    const { sub, name = "", email = "", fields: said = [], aud } = read.data;
    if (aud !== undefined && ![aud].flat().includes(widgetId)) return wrong("it is for another widget");
    const person = { externalId: sub, name, email, fields: said };
    return { person, tokenId: tokenIdOf(token) };
  } catch (fault) {
    if (fault instanceof UnknownKey) return { refused: "token-key-unknown" };
    if (fault instanceof jose.errors.JWTExpired) return { refused: "token-expired" };
    if (fault instanceof jose.errors.JWTClaimValidationFailed)
      return wrong(`its claim ${fault.claim} is missing or wrong`);
    if (fault instanceof jose.errors.JWSSignatureVerificationFailed)
      return wrong("its signature is not that of this key");
    if (fault instanceof jose.errors.JOSEAlgNotAllowed) return wrong("it is not signed with HS256");
    if (fault instanceof jose.errors.JOSEError) return wrong("it is no signed token (JWT)");
    throw fault;
  }
}

/** What was signed: the signature itself can be written in several ways. */
function tokenIdOf(token: string): string {
  const signed = token.slice(0, token.lastIndexOf("."));
  return createHash("sha256").update(signed).digest("base64url");
}

function wrong(why: string): Refusal {
  return { refused: "token-wrong", why };
}
