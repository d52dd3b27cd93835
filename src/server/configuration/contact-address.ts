/** Where somebody can be reached, as RFC 9116 wants it: an e-mail address, a page by https, or a telephone. */
export function contactAddress(text: string): string | null {
  const address = /^[^\s:@/]+@[^\s:@/]+$/.test(text) ? `mailto:${text}` : text;
  if (/\s/.test(address) || !URL.canParse(address)) return null;
  const { protocol, href, pathname } = new URL(address);
  const isMail = protocol === "mailto:" && /^[^@]+@[^@]+$/.test(pathname);
  const isPhone = protocol === "tel:" && /^\+\d[\d-]+$/.test(pathname);
  return protocol === "https:" || isMail || isPhone ? href : null;
}
