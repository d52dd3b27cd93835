/** How long a database is waited for. Everything in milliseconds. */
export interface Patience {
  /** For a connection to it, and at a start for the server before this one to let go of it. */
  readonly connectMs: number;
  /** For the answer to one statement; after that the line is given up, and the database gives up the work. */
  readonly answerMs: number;
  /** That a save may wait for those before it; after that it is refused without having been tried. */
  readonly turnMs: number;
  /** For the answer to a question that somebody asks, its wait behind others included; after that they are told to ask again later. */
  readonly questionMs: number;
}

/** What the product waits: whoever asks for something is answered within `turnMs`, or what is being written within `answerMs`. */
export const patience: Patience = { connectMs: 5_000, answerMs: 10_000, turnMs: 5_000, questionMs: 5_000 };
