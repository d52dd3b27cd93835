/** How long the database is waited for, in milliseconds. */
export interface Patience {
  /** For a connection, and at a start for the previous server to release the data. */
  readonly connectMs: number;
  /** For one statement's answer. Then the connection is given up, and the database cancels its work. */
  readonly answerMs: number;
  /** For a save's turn. Then the save is refused without being tried. */
  readonly turnMs: number;
  /**
   * For the answer to a question, including its time in the queue. Then the asker is told to ask again later.
   */
  readonly questionMs: number;
}

/**
 * The defaults: every request is answered within `turnMs`, or within `answerMs` when its write has started.
 */
export const patience: Patience = { connectMs: 5_000, answerMs: 10_000, turnMs: 5_000, questionMs: 5_000 };
