import type { IdentityKeyId } from "#contract/ids.ts";
import type { StaffAsker } from "#server/commands/asker.ts";
import { done } from "./run-command.ts";
import type { Parts } from "./running-parts.ts";
import { signToken } from "./sign-token.ts";

/** A token of a key that is made for it. */
export async function newToken(parts: Parts, administrator: StaffAsker): Promise<string> {
  const saved = await done(parts, administrator, [
    "identity-key.save",
    { identityKeyId: null, name: "A key" },
  ]);
  const identityKeyId = saved.id as IdentityKeyId;
  const asked = { name: "identity-key.secret", payload: { identityKeyId } };
  const result = (await parts.gates.queries.run(asked, administrator)) as { ok: { secret: string } };
  const person = { sub: "4711", name: "Dana Reyes", email: "dana@home.example" };
  return signToken(person, { identityKeyId, secret: result.ok.secret });
}
