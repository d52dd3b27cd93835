import { expect, test } from "vitest";
import { type ESTree, Visitor, parseSync } from "vite";
import { expectNone } from "./expect-none.ts";
import { projectFiles } from "./project-files.ts";

const files = projectFiles(/^src\/desk\/(?!words\/).*(?<!\.test)\.tsx?$/);

/** Attributes that are read or heard. */
const readAttributes =
  /^(?:aria-label|aria-description|aria-valuetext|alt|title|placeholder|label|description|summary)$/;

/** Attributes for the browser, whatever they look like. */
const mutedAttributes = /^(?:className|d|viewBox|rel|autoComplete|style|classNames)$/;

const hasWord = (text: string) => /\p{L}{2}/u.test(text);

/** Looks like what people read: words with a space beside them, or one written like the first of a sentence. */
const isProse = (text: string) =>
  hasWord(text) && /\p{L}[,.:;…]* |^ \p{L}|^\p{Lu}\p{Ll}+[.…]?$|[’…“”]/u.test(text);

/** The product, browsers, systems, and what the platform calls keys. */
const isName = (text: string) =>
  /^(?:Bellhop|Edge|Opera|Samsung Internet|Firefox|Chrome|Safari|Android|Windows|Linux|Arrow\w+|Enter|Escape|Tab|Backspace|Delete|Home|End|Control|Shift|Alt|Meta|Key|Process|Unidentified)$/.test(
    text,
  );

/** Selectors, media queries, functions and fonts of style sheets, and the script tag of the snippet. */
const isCode = (text: string) => /^<script |^[a-z]+(?:, \[?[a-z]+\]?)+$|^\(|[a-z]\(|, sans-serif$/.test(text);

/** What people would read of this code. */
function proseIn(path: string, code: string): string[] {
  const { program, errors } = parseSync(path, code);
  expect(errors, path).toEqual([]);
  const found: string[] = [];
  const muted: ESTree.Span[] = [];
  const take = (node: ESTree.Span, text: string) => {
    const isMuted = muted.some(({ start, end }) => start <= node.start && node.end <= end);
    if (!isMuted && !isName(text.trim()) && !isCode(text.trim())) found.push(text.trim());
  };
  new Visitor({
    ImportDeclaration: (node) => void muted.push(node),
    // Messages of errors are for programmers.
    NewExpression(node) {
      if (node.callee.type === "Identifier" && node.callee.name.endsWith("Error")) muted.push(node);
    },
    JSXAttribute(node) {
      const name = node.name.type === "JSXIdentifier" ? node.name.name : "";
      const text = node.value?.type === "Literal" ? node.value.value : null;
      if (readAttributes.test(name) && typeof text === "string" && hasWord(text)) take(node, text);
      if (readAttributes.test(name) ? node.value?.type === "Literal" : mutedAttributes.test(name))
        muted.push(node);
    },
    JSXText(node) {
      if (hasWord(node.value)) take(node, node.value);
    },
    Literal(node) {
      if (typeof node.value === "string" && isProse(node.value)) take(node, node.value);
    },
    TemplateElement(node) {
      if (isProse(node.value.raw)) take(node, node.value.raw);
    },
  }).visit(program);
  return found;
}

test("[B-83] what the desk says stands in src/desk/words, in each language", () => {
  const findings = files.flatMap(({ path, text }) =>
    proseIn(path, text).map((prose) => `${path}: put "${prose}" into src/desk/words, in each language.`),
  );
  expectNone(findings, { files: files.length, atLeast: 20 });
});

test("[B-83] an error is said in the user's language, by its code", () => {
  const findings = files
    .filter(({ text }) => /\berror\??\.words\b/.test(text))
    .map(({ path }) => `${path}: the server's words are English; say the error with wordsForError.`);
  expectNone(findings, { files: files.length, atLeast: 20 });
});

test("the check for words finds them wherever they can stand, and nothing else", () => {
  const code = `
    import { a } from "./a b.ts";
    const b = <p className={\`\${c} ticking now\`} title="Gone" lang="en">Hello {name} <b aria-label={on ? "Is on" : "off"}>{\`\${n} chats\`}</b></p>;
    notify({ words: "Saved" });
    if (key === "ArrowDown" || kind === "wrap-up") throw new Error("The card is missing.");
  `;
  expect(proseIn("code.tsx", code)).toEqual(["Gone", "Hello", "Is on", "chats", "Saved"]);
});
