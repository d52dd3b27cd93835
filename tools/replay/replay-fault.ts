/** The replay cannot be played; the message says what to do. */
export class ReplayFault extends Error {}
