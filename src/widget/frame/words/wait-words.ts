/** The words of the card that tells a waiting customer about their wait; every language has all of these. */
export interface WaitWords {
  readonly language: string;
  readonly received: string;
  readonly goOn: string;
  /** The customer's place in line, from 1. */
  readonly place: (count: number) => string;
  readonly placeBeyond: (count: number) => string;
  /** The durations are in words of this language, such as "3 minutes". */
  readonly about: (duration: string) => string;
  readonly lessThanMinute: string;
  readonly moreThan: (duration: string) => string;
  readonly longer: string;
  readonly soon: string;
  readonly nobody: string;
  readonly closed: string;
  readonly comeBackWithin: (duration: string) => string;
  readonly comeBack: string;
}
