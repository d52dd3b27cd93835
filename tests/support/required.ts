/** Does this environment variable say yes? */
export const isOn = (value: string | undefined): boolean =>
  value !== undefined && !["", "0", "false"].includes(value);

/** Whether what cannot be had fails instead of being skipped, as in `.ci/run`. */
export const isEverythingRequired = isOn(process.env["CI"]) || isOn(process.env["BELLHOP_REQUIRE_ALL"]);
