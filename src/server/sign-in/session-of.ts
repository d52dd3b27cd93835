/** The session that a `Cookie` header carries, as the browser sent it; empty when it carries none. */
export function sessionOf(cookie: string): string {
  return /(?:^|; )(?:__Host-)?bellhop\.session_token=([^;]+)/.exec(cookie)?.[1] ?? "";
}
