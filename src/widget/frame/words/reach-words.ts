/** The words about reaching the customer by mail, the transcript and the rating; every language has all of these. */
export interface ReachWords {
  readonly language: string;
  readonly reachMe: string;
  readonly keepPlace: string;
  readonly reachHint: string;
  readonly keepPlaceHint: string;
  readonly reachedAt: (email: string) => string;
  readonly change: string;
  readonly email: string;
  readonly save: string;
  readonly cancel: string;
  readonly wrongEmail: string;
  readonly question: string;
  readonly stars: (count: number) => string;
  readonly comment: string;
  readonly rate: string;
  readonly thanks: (count: number) => string;
  readonly download: string;
  readonly mailIt: string;
  readonly send: string;
  readonly mailed: (email: string) => string;
  readonly file: string;
  readonly you: string;
  readonly joined: (name: string) => string;
  readonly waiting: string;
  readonly ended: string;
  readonly unknownPart: string;
}
