import type { FastifyInstance } from "fastify";
import { companyPage } from "./company-page.ts";
import type { Demo } from "./open-demo.ts";

/** The page of the company whose customers chat in a demo. */
export function demoRoutes(server: FastifyInstance, demo: Demo): void {
  server.get(demo.companyPage, (_request, reply) =>
    reply
      .header("content-type", "text/html; charset=utf-8")
      .header(
        "content-security-policy",
        "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; frame-src 'self'; img-src 'self' data:",
      )
      .send(companyPage(demo)),
  );
}
