/** Characters by which a name shows something else than it is, or none that can be seen. */
const unseen = /[\p{Cc}\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;
/** Signs that some file systems give a meaning of their own. */
const signs = /[<>:"|?*]/g;
/** Devices on Windows, whatever ending follows. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;

/**
 * The name under which a file is shown and saved: without folders, without characters that hide what it is,
 * and none that a file system takes for something else. `file` where nothing is left.
 */
export function fileNameOf(given: string): string {
  const last = given.split(/[/\\]/).at(-1) ?? "";
  const name = last
    .normalize("NFC")
    .replaceAll(unseen, "")
    .replaceAll(signs, "_")
    .replaceAll(/^[\s.]+|[\s.]+$/g, "");
  if (name === "") return "file";
  return devices.test(name) ? `_${name}` : name;
}

/** The ending of a name in small letters, without its dot; "" when it has none. */
export function endingOf(name: string): string {
  return /\.([\p{L}\p{N}]{1,10})$/u.exec(name)?.[1]?.toLowerCase() ?? "";
}
