import type { IncomingMessage } from "node:http";

/**
 * Where a request comes from. `forged`: the request claims to be relayed, but not by a server of this
 * installation. The address is the client's, however many proxies and servers stand between.
 */
export type RequestOrigin =
  | { readonly kind: "direct" | "relayed"; readonly address: string }
  | { readonly kind: "forged" };

export type OriginOf = (request: IncomingMessage) => RequestOrigin;
