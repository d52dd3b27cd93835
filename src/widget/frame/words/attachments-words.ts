/** The words of files in the chat; every language has all of these. */
export interface AttachmentsWords {
  readonly add: string;
  readonly takePicture: string;
  readonly picture: (name: string) => string;
  readonly save: (name: string) => string;
  readonly sending: (name: string, percent: number) => string;
  readonly held: (name: string) => string;
  readonly cancel: (name: string) => string;
  readonly tryAgain: (name: string) => string;
  readonly size: (bytes: number) => string;
}
