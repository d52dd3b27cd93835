/** The chaos cannot be run, or did not come to an end; the message says why. */
export class ChaosFault extends Error {}
