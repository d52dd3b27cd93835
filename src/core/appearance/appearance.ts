/** How a widget looks on a company's pages. (B-74) */
export interface Appearance {
  /** The company's colour, as "#rrggbb" in small letters. */
  readonly colour: string;
  /** The lower corner of the page: where lines of the page's language end, or where they start. */
  readonly side: "end" | "start";
  /** CSS pixels from both edges of the page. */
  readonly distance: number;
  readonly launcher: "icon" | "label";
  /** Nothing is seen of it until the page opens the chat. */
  readonly isHidden: boolean;
  /** Customers read their agents' names; else the company's in their place. */
  readonly showsAgents: boolean;
  /** The first that fits counts. */
  readonly texts: readonly AppearanceTexts[];
}

/** A company's own words, each of which may be empty: then the chat has its own. */
export interface AppearanceTexts {
  /** Two letters, such as "de"; empty for every language without texts of its own. */
  readonly language: string;
  /** On the launcher. */
  readonly label: string;
  /** Above the chat, in place of the company's name. */
  readonly title: string;
  readonly greeting: string;
  /** Below the greeting. */
  readonly invitation: string;
}

/** The appearance of a widget that nobody has changed. */
export const ownAppearance: Appearance = {
  colour: "#0f6b5c",
  side: "end",
  distance: 20,
  launcher: "icon",
  isHidden: false,
  showsAgents: true,
  texts: [],
};
