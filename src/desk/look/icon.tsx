/** Line drawings on a 20 × 20 grid. */
const drawings = {
  bell: "M5 14V9a5 5 0 0 1 10 0v5l1.5 1.5h-13zM8.5 17.5a1.7 1.7 0 0 0 3 0",
  automatic: "M4 7h12v9H4zM10 7V3.5M7.5 10.5v1.5M12.5 10.5v1.5M2 10v3M18 10v3",
  play: "M6 4.2v11.6L15.5 10z",
  pause: "M7 4.5v11M13 4.5v11",
  "put-back": "M8 5 3.5 9.5 8 14M4 9.5h8a4.5 4.5 0 0 1 4.5 4.5v1.5",
  transfer: "M3.5 6.5h12.5M12.5 3 16 6.5 12.5 10M16.5 13.5H4M7.5 10 4 13.5 7.5 17",
  end: "M5 5h10v10H5z",
  clock: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14M10 6v4.3l2.8 1.7",
  warning: "M10 2.8 18 16.8H2zM10 8v4M10 14.3v.4",
  block: "M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14M5.2 5.2l9.6 9.6",
  flag: "M5 17V3.5M5 4h10.5l-2.5 3.5 2.5 3.5H5",
  note: "M4 3.5h12v9l-4 4H4zM12 16.5v-4h4M7 7h6M7 10h4",
  lock: "M5 9h10v7.5H5zM7 9V6.5a3 3 0 0 1 6 0V9",
  gone: "M3 3l14 14M6.5 6.8A7.6 7.6 0 0 0 3.6 8.6M10 6a9 9 0 0 1 6.5 2.6M7 11.6a4.6 4.6 0 0 1 3-1.3M10 15.2v.3",
  check: "M4 10.5l4 4 8-9",
  "double-check": "M1.8 10.8l3.6 3.7 7-8.6M9.6 13.4l1.2 1.1 7.4-8.6",
  sending: "M10 3.5a6.5 6.5 0 1 0 6.5 6.5",
  send: "M3 4.5 17 10 3 15.5 5 10zM5 10h6",
  sort: "M6.5 4v12M3.5 13l3 3 3-3M13.5 16V4M10.5 7l3-3 3 3",
  search: "M9 3.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11M13.2 13.2l4 4",
  close: "M5 5l10 10M15 5L5 15",
  plus: "M10 4v12M4 10h12",
  person: "M10 3.5a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4M3.8 17c.6-3.4 3-5 6.2-5s5.6 1.6 6.2 5",
  queue: "M4 5.5h12M4 10h12M4 14.5h7",
  mail: "M3 5h14v10.5H3zM3.5 5.5 10 11l6.5-5.5",
  inbox: "M3.5 11 6 4h8l2.5 7v5h-13zM3.5 11h4l1 2h3l1-2h4",
  gear: "M10 7.3a2.7 2.7 0 1 0 0 5.4 2.7 2.7 0 0 0 0-5.4M10 2.5v2.6M10 14.9v2.6M2.5 10h2.6M14.9 10h2.6M4.7 4.7l1.8 1.8M13.5 13.5l1.8 1.8M4.7 15.3l1.8-1.8M13.5 6.5l1.8-1.8",
  back: "M12.5 4 6.5 10l6 6",
  down: "M5 7.5l5 5 5-5",
  tools: "M3.5 4h13v12h-13zM12 4v12",
  sun: "M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7M10 1.8v2M10 16.2v2M1.8 10h2M16.2 10h2M4.2 4.2l1.4 1.4M14.4 14.4l1.4 1.4M4.2 15.8l1.4-1.4M14.4 5.6l1.4-1.4",
  moon: "M16.5 11.8A7 7 0 1 1 8.2 3.5a5.6 5.6 0 0 0 8.3 8.3z",
  screen: "M3 4h14v9.5H3zM7 17h6M10 13.5V17",
  keyboard: "M2.5 5.5h15v9h-15zM5.5 8.5h.1M8.5 8.5h.1M11.5 8.5h.1M14.5 8.5h.1M6.5 11.7h7",
  leave: "M12 5.5V3.5H4v13h8v-2M8 10h9M14 7l3 3-3 3",
  copy: "M7 7h9.5v9.5H7zM13 7V3.5H3.5V13H7",
  sound: "M3 8v4h3l4 3.5v-11L6 8zM13 7.5a3.6 3.6 0 0 1 0 5M15 5.2a6.8 6.8 0 0 1 0 9.6",
  silent: "M3 8v4h3l4 3.5v-11L6 8zM13.5 8l4 4M17.5 8l-4 4",
  cup: "M4 6.5h9.5V12a3.5 3.5 0 0 1-3.5 3.5H7.5A3.5 3.5 0 0 1 4 12zM13.5 8H15a2 2 0 0 1 0 4h-1.5M7 2v2M10.5 2v2",
  dot: "M10 6.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7",
  off: "M6 10h8",
  hourglass: "M5.5 3h9M5.5 17h9M6.5 3c0 4 3.5 5 3.5 7s-3.5 3-3.5 7M13.5 3c0 4-3.5 5-3.5 7s3.5 3 3.5 7",
  hand: "M7 10V4.7a1.2 1.2 0 0 1 2.4 0V9M9.4 9V3.7a1.2 1.2 0 0 1 2.4 0V9M11.8 9V4.7a1.2 1.2 0 0 1 2.4 0V12a5 5 0 0 1-5 5c-2 0-3.2-.8-4.2-2.5L3.3 11.3a1.2 1.2 0 0 1 2-1.3L7 12",
  board: "M3.5 16.5v-6M8 16.5V6.5M12.5 16.5v-8M17 16.5v-13",
  history: "M3.5 10a6.5 6.5 0 1 0 2-4.7L3.5 7.2M3.5 3.5v3.7h3.7M10 6.5V10l2.5 1.6",
  people:
    "M7.5 4a2.8 2.8 0 1 0 0 5.6 2.8 2.8 0 0 0 0-5.6M2.5 16c.4-3 2.3-4.4 5-4.4s4.6 1.4 5 4.4M13 4.3a2.6 2.6 0 0 1 0 5M14.6 11.9c1.7.5 2.7 1.9 2.9 4.1",
  merge: "M5 3.5V7c0 3.2 5 3.2 5 6.4v3.1M15 3.5V7c0 3.2-5 3.2-5 6.4M7.5 14l2.5 2.5 2.5-2.5",
  edit: "M4 16l.8-3.4L13.4 4 16 6.6l-8.6 8.6z",
  clip: "M14.5 8.5 9 14a2.6 2.6 0 0 1-3.7-3.7l6-6a3.6 3.6 0 0 1 5.1 5.1l-6.2 6.2a5 5 0 0 1-7-7L8.5 3.3",
  file: "M5 2.8h6.5L15.5 7v10.2H5zM11 3v4.5h4.3",
  tag: "M3.5 3.5h6l7 7-6 6-7-7zM7 7h.1",
  trash: "M4 6h12M8 6V4h4v2M5.5 6l.8 11h7.4l.8-11",
} as const;

export type IconName = keyof typeof drawings;

const filled: readonly IconName[] = ["play", "end", "dot"];

/** Those that point the way one reads; from right to left they are mirrored. */
const pointing: readonly IconName[] = ["back", "put-back", "send", "leave"];

/** A decorative drawing beside words or inside a control that has a name. */
export function Icon({ name, size = 18 }: { readonly name: IconName; readonly size?: number }) {
  return (
    <svg
      width={size}
      height={size}
      viewBox="0 0 20 20"
      fill={filled.includes(name) ? "currentColor" : "none"}
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      focusable="false"
      data-points={pointing.includes(name) || undefined}
      style={{ flex: "none" }}
    >
      <path d={drawings[name]} />
    </svg>
  );
}
