import { createHash, createHmac } from "node:crypto";
import { sql } from "kysely";
import { expect, test } from "vitest";
import { describeOnEachEngine } from "../support/each-engine.ts";
import { type StaffMember, addStaff, signIn } from "../support/staff.ts";

describeOnEachEngine("[A-8] what is stored", (onEngine) => {
  test("signs nobody in, though it holds the secret by which cookies are signed", async () => {
    const { url, parts } = onEngine();
    const [member] = (await addStaff(parts(), [{ name: "Ada", role: "administrator" }])) as [StaffMember];
    const [cookie] = (await signIn(parts(), [member])) as [string];
    const whoIs = async (sent: string) => {
      const response = await fetch(`${url}/api/me`, { headers: { cookie: sent } });
      return ((await response.json()) as { user: { userId: string } | null }).user?.userId ?? null;
    };
    expect(await whoIs(cookie)).toBe(member.userId);
    const { db } = parts().engine.authDatabase;
    const { rows } = await sql<{ id: string; token: string }>`
      select id, token from auth_session where "userId" = ${member.userId}`.execute(db);
    // The session as the table names it is the session as open desks are told apart.
    expect(rows).toHaveLength(1);
    expect(rows[0]!.token).toBe((await parts().signIn.whoIs(cookie))!.session);
    const [name, value] = cookie
      .split("; ")
      .find((one) => one.includes("session_token"))!
      .split("=");
    const token = decodeURIComponent(value!).split(".")[0]!;
    expect(rows[0]!.token).toBe(createHash("sha256").update(token).digest("base64url"));
    expect(JSON.stringify(rows)).not.toContain(token);

    const secret = await parts().store.installationText("sign-in secret", () => "");
    const signed = (text: string) =>
      `${name}=${encodeURIComponent(`${text}.${createHmac("sha256", secret).update(text).digest("base64")}`)}`;
    // With the secret one can sign as the server does: this is the real token again.
    expect(await whoIs(signed(token))).toBe(member.userId);
    for (const forged of [rows[0]!.token, rows[0]!.id, member.userId])
      expect(await whoIs(signed(forged))).toBeNull();
  });

  test("finds a session again for what is done with it: it is extended, and ended", async () => {
    const { url, parts } = onEngine();
    const [member] = (await addStaff(parts(), [{ name: "Sam" }])) as [StaffMember];
    const [cookie] = (await signIn(parts(), [member])) as [string];
    const { db } = parts().engine.authDatabase;
    const { session } = (await parts().signIn.whoIs(cookie))!;
    const soon = new Date(Date.now() + 60_000).toISOString();
    await sql`update auth_session set "expiresAt" = ${soon} where token = ${session}`.execute(db);
    expect(await parts().signIn.whoIs(cookie)).toEqual({ userId: member.userId, session });
    const ends = async () => {
      const { rows } = await sql<{ expiresAt: string }>`
        select "expiresAt" from auth_session where token = ${session}`.execute(db);
      return rows.map(({ expiresAt }) => new Date(expiresAt).getTime());
    };
    expect((await ends())[0]).toBeGreaterThan(Date.now() + 3_600_000);
    const body = { method: "POST", headers: { cookie, "content-type": "application/json" }, body: "{}" };
    expect((await fetch(`${url}/api/sign-out`, body)).status).toBe(200);
    expect(await ends()).toEqual([]);
  });
});
