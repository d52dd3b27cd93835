/**
 * Work that a client is asked for, with `proof-required`, where a budget that strangers share is used up. The
 * client finds the number below `numbers` for which the SHA-256 of `<token>.<number>` is `target`, in hex, and
 * sends the same command again with it.
 */
export type Challenge = {
  /** Says until when it counts, sealed by the server together with the number and the command. */
  readonly token: string;
  readonly target: string;
  readonly numbers: number;
};

/** The work done. It counts for a short time, and for the command that was refused alone. */
export interface Proof {
  readonly token: string;
  readonly number: number;
}
