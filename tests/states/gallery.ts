import { deskStates } from "./states.ts";

/** How the frame shows a state: each choice with its name and what it stands for. */
const sizes = ["1440 × 900", "1024 × 768", "390 × 844", "320 × 256"] as const;
const schemes = ["light", "dark"] as const;
const languages = { "left to right": "en", "right to left": "pseudo", German: "de" } as const;

const list = document.createElement("nav");
const bar = document.createElement("header");
const frame = document.createElement("iframe");
frame.title = "The desk";

function choice(name: string, options: readonly string[]): HTMLSelectElement {
  const label = document.createElement("label");
  const select = document.createElement("select");
  select.append(...options.map((option) => new Option(option)));
  select.value = sessionStorage.getItem(`states-${name}`) ?? options[0] ?? "";
  select.addEventListener("change", () => {
    sessionStorage.setItem(`states-${name}`, select.value);
    show();
  });
  label.append(`${name} `, select);
  bar.append(label);
  return select;
}

const size = choice("size", sizes);
const scheme = choice("colours", schemes);
const language = choice("direction", Object.keys(languages));

/** Shows the state that the address names after its #. */
function show(): void {
  const state = location.hash.slice(1) || (deskStates[0]?.name ?? "");
  const [width = "", height = ""] = size.value.split(" × ");
  Object.assign(frame.style, { width: `${width}px`, height: `${height}px` });
  const chosen = languages[language.value as keyof typeof languages];
  frame.src = `/states/desk?${new URLSearchParams({ state, scheme: scheme.value, language: chosen }).toString()}`;
  for (const link of list.children) link.toggleAttribute("aria-current", link.textContent === state);
}

list.append(
  ...deskStates.map(({ name }) => {
    const link = document.createElement("a");
    link.href = `#${name}`;
    link.textContent = name;
    return link;
  }),
);

const style = document.createElement("style");
style.textContent = `
  body { display: grid; grid-template: auto 1fr / 230px 1fr; height: 100vh; margin: 0; font: 13px system-ui; }
  header { grid-column: 1 / 3; display: flex; gap: 16px; padding: 8px 12px; border-bottom: 1px solid #ccc; }
  nav { overflow-y: auto; padding: 8px; }
  nav a { display: block; padding: 3px 6px; color: #143; text-decoration: none; border-radius: 4px; }
  nav a[aria-current] { background: #d2ebe5; font-weight: 600; }
  main { overflow: auto; padding: 12px; background: #ddd; }
  iframe { border: 0; background: #fff; box-shadow: 0 2px 12px #0003; }
`;
const main = document.createElement("main");
main.append(frame);
document.head.append(style);
document.body.replaceChildren(bar, list, main);
window.addEventListener("hashchange", show);
show();
