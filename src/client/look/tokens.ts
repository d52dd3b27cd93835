/** A value, or one for the light and one for the dark scheme. */
type Token = string | readonly [light: string, dark: string];

export type Tokens = Readonly<Record<string, Token>>;

/** The green of everything that is Bellhop's, from pale to deep. */
export const brand = [
  "#e9f6f3",
  "#d2ebe5",
  "#a5d6cb",
  "#6fcab7",
  "#4aab97",
  "#2b9480",
  "#1a7f6d",
  "#0f6b5c",
  "#0b574b",
  "#07443b",
] as const;

/** What the dark scheme is made of, from its text to its ground. */
export const grey = [
  "#e7eeeb",
  "#b2beb9",
  "#95a29d",
  "#55625d",
  "#36423e",
  "#2b3532",
  "#1b2220",
  "#161c1a",
  "#0f1413",
  "#0a0e0d",
] as const;

const alert = "#b3261e";

/** The dot on the icon of a page where something waits. */
export const iconDot = "#d92d20";

const spaces = {
  "space-1": "4px",
  "space-2": "8px",
  "space-3": "12px",
  "space-4": "16px",
  "space-5": "24px",
};

/** Every colour, space, radius, type size and motion of the desk. */
export const desk = {
  ...spaces,
  "surface-app": ["#f1f3ef", grey[8]],
  "surface-panel": ["#ffffff", grey[7]],
  "surface-raised": ["#f8f9f6", grey[6]],
  "surface-hover": ["#eef1ec", "#222b28"],
  "surface-selected": ["#e4f1ed", "#1b322c"],
  line: ["#dce0d9", grey[5]],
  "line-strong": ["#7d8883", "#71807a"],
  ink: ["#19221f", grey[0]],
  "ink-soft": ["#49554f", grey[1]],
  "ink-faint": ["#5f6b66", grey[2]],
  brand: [brand[7], brand[6]],
  "brand-text": ["#0c5d50", brand[3]],
  "on-brand": "#ffffff",
  "brand-soft": ["#dff0eb", "#18342d"],
  mark: "#f4c95d",
  "on-mark": "#ffffff",
  late: ["#c3221f", "#cf3237"],
  "late-strong": "color-mix(in srgb, var(--late) 85%, black)",
  "on-late": "#ffffff",
  "late-soft": ["#fdeceb", "#3a1719"],
  "late-text": ["#a01815", "#ffb3af"],
  "soon-text": ["#8a4b00", "#f0b357"],
  note: ["#fdf5d9", "#2e2710"],
  "note-line": ["#d9b23c", "#8d7426"],
  "note-text": ["#6a4d00", "#f0d48a"],
  "bubble-customer": ["#f0f3ef", "#212a27"],
  "bubble-agent": ["#dcefe9", "#17372f"],
  bell: ["#8a5a00", "#ffcf70"],
  "bell-soft": ["#fff0cf", "#3a2d10"],
  "status-available": ["#1b7d45", "#5fcf8e"],
  "status-break": ["#955800", "#f0b357"],
  "status-handling": [brand[7], brand[3]],
  "status-wrap-up": ["#5b41b8", "#b5a3ff"],
  "status-unavailable": ["#66706c", "#9aa6a1"],
  // People: the initials, and their share in what lies behind them.
  "face-1": ["#0b6b60", "#6fd0bd"],
  "face-2": ["#1d5fa8", "#8dbcf5"],
  "face-3": ["#6a48b5", "#bfa9ff"],
  "face-4": ["#96378a", "#e79ddd"],
  "face-5": ["#a63358", "#f5a0b8"],
  "face-6": ["#9a431c", "#f2aa84"],
  "face-7": ["#7a5700", "#e4c068"],
  "face-8": ["#4d6a16", "#b4d174"],
  "face-share": ["16%", "22%"],
  shadow: [
    "0 1px 2px rgb(20 40 34 / 8%), 0 4px 16px rgb(20 40 34 / 8%)",
    "0 1px 2px rgb(0 0 0 / 40%), 0 6px 20px rgb(0 0 0 / 40%)",
  ],
  "shadow-up": "0 -6px 18px rgb(0 0 0 / 6%)",
  "shadow-high": "0 12px 32px rgb(0 0 0 / 22%)",
  "radius-small": "4px",
  radius: "8px",
  "radius-large": "14px",
  "text-tiny": "11.5px",
  "text-small": "12.5px",
  text: "14px",
  "text-field": "15px",
  "text-large": "16px",
  "text-lead": "17px",
  "text-title": "20px",
} as const satisfies Tokens;

/** Those of the customer's chat. */
export const chat = {
  ...spaces,
  paper: ["#ffffff", "#131917"],
  soft: ["#f0f4f2", "#212a27"],
  line: ["#dde5e2", "#2e3936"],
  ink: ["#14201d", "#e9f0ed"],
  quiet: ["#566561", "#9dada8"],
  accent: [brand[7], brand[3]],
  mine: [brand[7], brand[6]],
  "mine-strong": [brand[8], brand[7]],
  "on-mine": "#ffffff",
  tint: ["#e0f0ec", "#1d3b36"],
  notice: ["#fff4d6", "#3a2f10"],
  "on-notice": ["#5c4300", "#f6dd9c"],
  danger: [alert, "#ff9b92"],
  shade: ["rgb(11 50 45 / 35%)", "rgb(0 0 0 / 60%)"],
  "type-family": 'system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", sans-serif',
  "type-small": "12px",
  "type-body": "15px",
  "type-title": "16px",
  "type-large": "24px",
  // Below 16 px, iOS zooms into a field that is tapped.
  "type-field": "16px",
  "line-height": "1.45",
  "radius-small": "6px",
  radius: "12px",
  "radius-large": "18px",
  quick: "160ms cubic-bezier(0.2, 0.7, 0.3, 1)",
} as const satisfies Tokens;

/** Those of the launcher that a widget may have its own of, each as short as it can be written. */
export const launcherLook = {
  fill: brand[7],
  "on-fill": "#fff",
  side: "right",
  gap: "20px",
  "panel-bottom": "92px",
  "panel-less": "116px",
  more: "",
} as const satisfies Tokens;

/** All others of the launcher. */
export const launcher = {
  alert,
  "on-alert": "#fff",
  edge: "#8883",
  depth: "#0006",
} as const satisfies Tokens;
