import type { Demo } from "./open-demo.ts";

/** A page as a company might have it, with the snippet at its end. */
export function companyPage({ companyName, widgetId }: Demo): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,">
<title>${companyName}</title>
<style>
  :root { color-scheme: light dark; --ink: #1d2430; --paper: #fbfaf7; --soft: #6b7280; --line: #e4e1d8; --accent: #0f6b5c; }
  @media (prefers-color-scheme: dark) { :root { --ink: #e9e7e1; --paper: #14181d; --soft: #9aa3ad; --line: #2a3138; --accent: #58c2ae; } }
  * { box-sizing: border-box; }
  body { margin: 0; font: 17px/1.6 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
  header, main, footer { max-width: 62rem; margin: 0 auto; padding: 1.5rem; }
  header { display: flex; gap: 1.5rem; align-items: baseline; flex-wrap: wrap; border-bottom: 1px solid var(--line); }
  header b { font-size: 1.25rem; letter-spacing: -0.01em; }
  nav { display: flex; gap: 1.25rem; color: var(--soft); }
  h1 { font-size: clamp(2rem, 6vw, 3.4rem); line-height: 1.1; letter-spacing: -0.03em; margin: 3rem 0 1rem; max-width: 18ch; }
  p { max-width: 58ch; color: var(--soft); }
  section { display: grid; gap: 1rem; grid-template-columns: repeat(auto-fit, minmax(14rem, 1fr)); margin: 3rem 0; }
  article { border: 1px solid var(--line); border-radius: 12px; padding: 1.25rem; }
  article b { color: var(--accent); }
  footer { color: var(--soft); font-size: 0.9rem; border-top: 1px solid var(--line); margin-top: 3rem; }
</style>
</head>
<body>
<header><b>${companyName}</b><nav><span>Flights</span><span>My trips</span><span>Baggage</span></nav></header>
<main>
  <h1>Wherever you are going, we are already packing.</h1>
  <p>Questions about a seat, a boarding pass or a bag that took another route? The chat in the corner leads to a person.</p>
  <section>
    <article><b>Seats</b><p>Change yours up to an hour before departure.</p></article>
    <article><b>Boarding passes</b><p>On paper, on your phone, or read to you.</p></article>
    <article><b>Baggage</b><p>Two pieces, and nobody weighs them twice.</p></article>
  </section>
</main>
<footer>This company exists only in the demo of Bellhop.</footer>
<script async src="/chat.js?widget=${widgetId}" data-widget="${widgetId}"></script>
</body>
</html>
`;
}
