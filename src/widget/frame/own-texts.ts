/** The company's own words, which the server has written into the page; empty ones leave those of the chat. (B-74) */
export interface OwnTexts {
  readonly title?: string | undefined;
  readonly greeting?: string | undefined;
  readonly invitation?: string | undefined;
}

export const ownTexts: OwnTexts = document.body.dataset;
