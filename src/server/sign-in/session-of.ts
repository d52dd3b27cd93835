import { hashOfToken } from "./hash-session-tokens.ts";

/**
 * Names the session that a `Cookie` header carries, as the table of sessions does: by the hash of its token.
 * Empty when it carries none.
 */
export function sessionOf(cookie: string): string {
  const token = /(?:^|; )(?:__Host-)?bellhop\.session_token=([^;.]+)/.exec(cookie)?.[1];
  return token ? hashOfToken(token) : "";
}
