const oldest = [20, 19];

/**
 * Says in one line why Bellhop cannot run on this version of Node, or nothing.
 *
 * @param {string} version such as "20.19.4"
 * @returns {string | undefined}
 */
export function nodeVersionFault(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = oldest;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return undefined;
  return `Bellhop needs Node ${oldest.join(".")} or newer; this is Node ${version}. See https://nodejs.org`;
}
