/** The bell on the counter. */
export function BrandMark({ size = 26 }: { readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 32 32"
      aria-hidden="true"
      focusable="false"
      style={{ flex: "none" }}
    >
      <rect width="32" height="32" rx="8" fill="var(--brand)" />
      <path d="M7 21a9 9 0 0 1 18 0z" fill="var(--mark)" />
      <path d="M5.5 23.5h21" stroke="var(--on-mark)" strokeWidth="2.4" strokeLinecap="round" />
      <path d="M16 12V9M13.6 8.4h4.8" stroke="var(--on-mark)" strokeWidth="2.2" strokeLinecap="round" />
    </svg>
  );
}
