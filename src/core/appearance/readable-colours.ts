/** The colours of the customer's chat in one scheme, each as "#rrggbb". */
export interface ChatColours {
  /** The company's colour: behind the customer's own words, buttons and the launcher's drawing. */
  readonly mine: string;
  /** The same under a pointer. */
  readonly mineStrong: string;
  /** Words on either. */
  readonly onMine: string;
  /** Words and edges in the company's colour, on the ground and on the tint. */
  readonly accent: string;
  /** A ground with a touch of the company's colour. */
  readonly tint: string;
}

type Rgb = readonly [red: number, green: number, blue: number];

const black: Rgb = [0, 0, 0];
const white: Rgb = [255, 255, 255];

/** What words need on what lies behind them. (WCAG 1.4.3) */
export const contrastOfWords = 4.5;

/** How much of the colour is in the tint, in both schemes. */
const tintShare = 0.14;

/** How far a colour goes towards black or white under a pointer. */
const strongShare = 0.18;

/**
 * The colours of a chat on this ground, whatever the company's colour is: every one that is read has the contrast that
 * WCAG AA asks for, because those that would not have it are moved towards black or white as far as it takes. (B-74)
 */
export function readableColours(colour: string, ground: string): ChatColours {
  const [company, paper] = [rgbOf(colour), rgbOf(ground)];
  // One of the two always has at least 4.58 on any colour.
  const onMine = contrast(white, company) >= contrast(black, company) ? white : black;
  const away = onMine === white ? black : white;
  const tint = mix(paper, company, tintShare);
  const ink = contrast(white, paper) >= contrast(black, paper) ? white : black;
  return {
    mine: colour,
    mineStrong: hexOf(mix(company, away, strongShare)),
    onMine: hexOf(onMine),
    accent: hexOf(readableOn([paper, tint], company, ink)),
    tint: hexOf(tint),
  };
}

/** How strongly two colours differ for the eye, from 1 to 21, as WCAG counts it. */
export function contrastOf(one: string, other: string): number {
  return contrast(rgbOf(one), rgbOf(other));
}

/** The colour nearest to this one that words can have on all of these grounds, on the way to `ink`. */
function readableOn(grounds: readonly Rgb[], colour: Rgb, ink: Rgb): Rgb {
  const isReadable = (share: number) => {
    const mixed = rounded(mix(colour, ink, share));
    return grounds.every((ground) => contrast(mixed, rounded(ground)) >= contrastOfWords);
  };
  let share = 0;
  while (share < 1 && !isReadable(share)) share = Math.min(1, share + 0.02);
  return mix(colour, ink, share);
}

function contrast(one: Rgb, other: Rgb): number {
  const [lighter, darker] = [luminance(one), luminance(other)].toSorted((a, b) => b - a) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** Relative luminance, from 0 to 1. Source: WCAG 2.2, definition of relative luminance. */
function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}

function linear(channel: number): number {
  const share = channel / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
}

function mix(from: Rgb, to: Rgb, share: number): Rgb {
  const between = (index: 0 | 1 | 2) => from[index] + (to[index] - from[index]) * share;
  return [between(0), between(1), between(2)];
}

function rounded([red, green, blue]: Rgb): Rgb {
  return [Math.round(red), Math.round(green), Math.round(blue)];
}

function rgbOf(colour: string): Rgb {
  const channel = (place: number) => Number.parseInt(colour.slice(place, place + 2), 16);
  return [channel(1), channel(3), channel(5)];
}

function hexOf(colour: Rgb): string {
  return `#${rounded(colour)
    .map((channel) => channel.toString(16).padStart(2, "0"))
    .join("")}`;
}
