/** The words around a chat's end; every language has all of these. */
export interface EndingWords {
  readonly end: string;
  readonly endQuestion: string;
  readonly endConsequence: string;
  readonly keepChatting: string;
  readonly forget: string;
  readonly forgetQuestion: string;
  readonly forgetConsequence: string;
  readonly unsent: string;
  readonly keep: string;
  readonly forgetIt: string;
}
