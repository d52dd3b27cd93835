import { afterAll, beforeAll, expect, inject, test, vi } from "vitest";
import { wireVersion } from "#contract/version.ts";
import { type AddressRange, addressRange } from "#server/edge/address-range.ts";
import { AttemptLimits } from "#server/sign-in/attempt-limits.ts";
import { ask } from "../support/ask.ts";
import { describeWith } from "../support/describe-with.ts";
import { freePort } from "../support/free-port.ts";
import { type Certificate, type ProxyName, newCertificate, startProxy } from "../support/proxy.ts";
import { RawSocket } from "../support/raw-socket.ts";
import { type TestServer, startTestServer } from "../support/test-server.ts";

const person = { email: "kim@acme.example", password: "correct horse" };
const names: readonly ProxyName[] = ["nginx", "caddy", "apache2"];

for (const name of names) {
  const found = inject("proxies")[name];
  describeWith(found, `[A-11] ${name} as the guide has it`, () => {
    let server: TestServer;
    let certificate: Certificate;
    let publicUrl: string;
    let stop: () => Promise<void>;

    beforeAll(async () => {
      const port = await freePort();
      publicUrl = `https://localhost:${port}`;
      server = await startTestServer({
        publicUrl,
        trustedProxies: [addressRange("127.0.0.1") as AddressRange],
      });
      certificate = await newCertificate();
      const path = "path" in found ? found.path : "";
      stop = await startProxy(name, { path, port, upstream: server.url, certificate });
    });
    afterAll(async () => {
      await stop?.();
      await server?.stop();
    });

    /** From a client at this address of its own. */
    const from = (localAddress: string) => ({
      ca: certificate.text,
      localAddress,
      family: 4,
      servername: "localhost",
    });

    test("signs in over https, and opens the desk and a customer's chat", async () => {
      const client = from("127.0.0.2");
      const headers = { origin: publicUrl };
      const signIn = await ask(publicUrl, "/api/sign-in", { headers, body: person, ...client });
      expect(signIn.status).toBe(200);
      const [cookie = ""] = signIn.headers["set-cookie"] ?? [];
      expect(cookie).toMatch(/^__Host-.*Secure/);
      expect(signIn.headers["strict-transport-security"]).toContain("max-age");
      const session = { cookie: cookie.split(";")[0] ?? "", origin: publicUrl };
      const desk = await RawSocket.open(publicUrl, "/socket/desk", { headers: session, ...client });
      desk.send({ type: "hello-staff", version: wireVersion });
      await desk.next(({ type }) => type === "welcome");
      desk.close();
      const path = `/socket/chat/${server.widgetId}`;
      const chat = await RawSocket.open(publicUrl, path, { headers: { origin: publicUrl }, ...client });
      chat.send({ type: "hello-customer", version: wireVersion, secret: null, have: [] });
      await chat.next(({ type }) => type === "welcome");
      chat.close();
    });

    test("tells the server who the client is, whatever the client itself says", async () => {
      const counted = vi.spyOn(AttemptLimits.prototype, "count");
      for (const client of ["127.0.0.2", "127.0.0.3"]) {
        const headers = { origin: publicUrl, "x-forwarded-for": "203.0.113.7" };
        const body = { ...person, password: "not the right one" };
        const { status } = await ask(publicUrl, "/api/sign-in", { headers, body, ...from(client) });
        expect(status).toBe(401);
        expect(counted.mock.lastCall?.[0]).toMatchObject({ address: client });
      }
      counted.mockRestore();
    });

    test("lets no other host in", async () => {
      const headers = { host: "evil.example", origin: publicUrl };
      const { status, body } = await ask(publicUrl, "/api/me", { headers, ...from("127.0.0.2") });
      // Caddy has no site of that name and answers with nothing.
      expect([421, 200]).toContain(status);
      expect(body).not.toContain("needsSetUp");
    });
  });
}
