import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A company's page on an origin of its own, with these headers. */
export async function startCompany(
  snippet: string,
  headers: Readonly<Record<string, string>> = {},
  language = "en",
) {
  const company = createServer((_request, response) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    response.setHeader("content-type", "text/html");
    response.end(`<!doctype html><html lang="${language}"><title>A shop</title><link rel="icon" href="data:,">
      <body><h1>A shop</h1>${snippet}</body></html>`);
  }).listen(0, "127.0.0.1");
  await once(company, "listening");
  return { company, port: (company.address() as AddressInfo).port };
}
