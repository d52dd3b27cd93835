/**
 * May a widget with these sites work on a page of this origin? Without any it works everywhere. `*.` stands
 * for every subdomain, and not for the domain itself, as in a browser's `frame-ancestors`. (B-66)
 */
export function isNamedSite(sites: readonly string[], origin: string): boolean {
  return sites.length === 0 || sites.some((site) => isOf(site, origin));
}

function isOf(site: string, origin: string): boolean {
  const [scheme = "", domain] = site.split("*");
  return domain === undefined ? site === origin : origin.startsWith(scheme) && origin.endsWith(domain);
}

const siteForm = /^https?:\/\/(?:\*\.)?[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d{1,5})?$/;

/** Is this the origin of a site, as a browser says it, or with `*.` before its domain? */
export function isSite(text: string): boolean {
  return siteForm.test(text);
}
