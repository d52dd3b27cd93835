/** The address in the form used for look-ups at sign-in. */
export function signInAddress(email: string): string {
  return email.trim().toLowerCase();
}
