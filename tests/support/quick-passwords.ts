import type { Passwords } from "#server/sign-in/open-sign-in-library.ts";

/**
 * Costs nothing, for tests that are not about passwords: the sign-in library's own take a tenth of a second for
 * each, longer than most tests.
 */
export const quickPasswords: Passwords = {
  hash: async (password) => `quick ${password}`,
  verify: async ({ hash, password }) => hash === `quick ${password}`,
};
