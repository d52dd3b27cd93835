import { expect, test } from "vitest";
import { sql } from "kysely";
import { StoreFault } from "#server/ports/store.ts";
import { describeOnEachEngine } from "../support/each-engine.ts";

describeOnEachEngine("[V-16] one failing statement", (server) => {
  const expectHealthy = async () => {
    expect((await fetch(`${server().url}/health`)).status).toBe(200);
    expect(server().parts().storeWatch.isAway).toBe(false);
  };

  test("what the database says of a statement of the sign-in or of a query is a fault of that request alone", async () => {
    const { signIn, engine, gates } = server().parts();
    // Past the door, as anything might be that the door does not know.
    if (engine.name === "postgres") {
      await expect(signIn.signIn("kim\u0000@acme.example", "wrong")).rejects.toBeInstanceOf(StoreFault);
    }
    await expectHealthy();
    const { queries } = gates;
    const { accountId, users } = gates.logs.account;
    const userId = Object.keys(users)[0] as never;
    const search = () =>
      queries.run({ name: "contact.search", payload: { text: "x" } }, { kind: "staff", accountId, userId });
    await sql`alter table contact rename to contact_away`.execute(engine.query);
    await expect(search()).rejects.toBeInstanceOf(StoreFault);
    await expectHealthy();
    await sql`alter table contact_away rename to contact`.execute(engine.query);
    expect(await search()).toEqual({ ok: { contacts: [] } });
  });
});
