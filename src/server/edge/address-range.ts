import ipaddr from "ipaddr.js";

/** Addresses of the network: one, or all that begin alike. */
export type AddressRange = ReturnType<typeof ipaddr.parseCIDR>;

/** Reads one address or a range such as `10.0.0.0/8`; `null` = the text is neither. */
export function addressRange(text: string): AddressRange | null {
  if (ipaddr.isValidCIDR(text)) return ipaddr.parseCIDR(text);
  // Short forms such as `10.1` mean what nobody would guess.
  if (!isAddress(text)) return null;
  const address = ipaddr.process(text);
  return [address, address.kind() === "ipv4" ? 32 : 128];
}

export function isInRange(address: string, range: AddressRange): boolean {
  if (!isAddress(address)) return false;
  const parsed = ipaddr.process(address);
  return parsed.kind() === range[0].kind() && parsed.match(range);
}

/** Is this an IP address, written in full? */
export function isAddress(text: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text);
}
