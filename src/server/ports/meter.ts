/** How a command ended: done, refused by its code, or a fault of the server or its store. */
export type CommandResultName = "done" | "fault" | (string & {});

/** Receives measurements. Durations are in milliseconds. */
export interface Meter {
  commandEnded(name: string, result: CommandResultName, ms: number): void;
  /** One batch of saves has been written, or not. */
  batchWritten(saves: number, ms: number, isWritten: boolean): void;
  /** A save did not fit and was decided again. */
  saveConflicted(): void;
  /** A line of a chat went out to somebody, so long after it was decided. */
  lineDelivered(ms: number): void;
  /** A connection was ended by the server, for this reason. */
  connectionEnded(reason: string): void;
  /** Somebody of this kind tried a password: "right", "wrong", or why it was not checked. */
  passwordTried(kind: string, result: string): void;
  /** A mail was sent, refused, or could not be sent yet, for this reason. */
  mailTried(result: string): void;
}

/** A meter that records nothing. */
export const noMeter: Meter = {
  commandEnded() {},
  batchWritten() {},
  saveConflicted() {},
  lineDelivered() {},
  connectionEnded() {},
  passwordTried() {},
  mailTried() {},
};
