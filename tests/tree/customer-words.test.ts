import { describe, expect, test } from "vitest";
import { errorCodes } from "#contract/error-codes.ts";
import { customerLanguages } from "#contract/languages.ts";
import { ownWords } from "#plain/words/languages.ts";
import { mailWords } from "#server/mail/words/mail-words.ts";
import { languageWords } from "#widget/frame/words/languages.ts";
import { panelWords } from "#widget/panel/words/languages.ts";
import { projectFiles } from "./project-files.ts";
import { expectNone } from "./expect-none.ts";

const tables = { chat: languageWords, panel: panelWords, plain: ownWords, mail: mailWords };

/** Words that are the same in English and in a language, or only a place for others. */
const shared: Readonly<Record<string, readonly string[]>> = {
  de: ["Chat", "Name", "Messages"],
  fr: ["Chat", "Menu", "Messages", "Message"],
  es: ["Chat"],
  pt: ["Chat", "Menu"],
  it: ["Chat", "Menu"],
  nl: ["Chat", "Menu"],
  pl: ["Menu"],
  ar: [],
  ja: [],
};
const sharedByAll = /^(?:chat\.txt|\{name\}, \{percent\}|E-mail)$/;

/** Each sentence of a language by its path; of plural forms each is one. */
function sentencesOf(words: object, path = ""): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]): [string, string][] => {
      const here = `${path}/${key}`;
      if (typeof value === "string") return [[here, value]];
      return value === null ? [] : [...sentencesOf(value as object, here)];
    }),
  );
}

const placesIn = (sentence: string) => (sentence.match(/\{\w+\}/g) ?? []).toSorted();
const isErrorOrForm = (path: string) => path.startsWith("/later/errors/") || path.includes("/newMessages/");

describe.each(Object.entries(tables))("[B-74] words of %s", (_, table) => {
  const english = sentencesOf(table.en);

  test.each(customerLanguages)("are whole in %s, with the same places to fill", (language) => {
    const own = sentencesOf(table[language]);
    expect([...own.keys()].filter((path) => !isErrorOrForm(path)).toSorted()).toEqual(
      [...english.keys()].filter((path) => !isErrorOrForm(path)).toSorted(),
    );
    for (const [path, sentence] of own) {
      expect(sentence.trim(), path).not.toBe("");
      if (english.has(path)) expect(placesIn(sentence), path).toEqual(placesIn(english.get(path) ?? ""));
    }
  });

  test.each(customerLanguages.filter((language) => language !== "en"))(
    "are not left in English in %s",
    (language) => {
      const same = [...sentencesOf(table[language])].filter(
        ([path, sentence]) =>
          sentence === english.get(path) &&
          !sharedByAll.test(sentence) &&
          !(shared[language] ?? []).includes(sentence),
      );
      expect(same).toEqual([]);
    },
  );
});

test.each(customerLanguages)("[B-74] a count has each form that %s has", (language) => {
  const newMessages: object = languageWords[language].chat.newMessages;
  const { pluralCategories } = new Intl.PluralRules(language).resolvedOptions();
  expect(Object.keys(newMessages).toSorted()).toEqual(pluralCategories.toSorted());
  for (const form of sentencesOf(newMessages).values()) expect(placesIn(form)).toEqual(["{count}"]);
});

test.each(customerLanguages.filter((language) => language !== "en"))(
  "[B-74] errors are said in %s, with the places that the server fills",
  (language) => {
    const errors: Readonly<Record<string, string>> = { ...languageWords[language].later.errors };
    expect(Object.keys(errors)).toEqual(Object.keys(languageWords.de.later.errors ?? {}));
    for (const [code, sentence] of Object.entries(errors)) {
      const { words } = errorCodes[code as keyof typeof errorCodes];
      expect(placesIn(sentence), code).toEqual(placesIn(words));
      expect(sentence, code).not.toBe(words);
    }
  },
);

test("[B-74] no sign of French or German stands alone at the beginning of a line", () => {
  const all = Object.values(tables).flatMap(({ fr, de }) => [...sentencesOf(fr), ...sentencesOf(de)]);
  expect(all.filter(([, sentence]) => / [?!:;»…]|« /.test(sentence))).toEqual([]);
});

/** Words of the chat that are written where they are used. */
test("[B-74] what the chat says stands in its words, in each language", () => {
  const files = projectFiles(
    /^src\/(?:widget|plain)\/(?!.*\/words\/)(?!launcher\/draw-launcher).*(?<!\.test)\.tsx?$/,
  );
  const prose =
    />\s*[A-Z][a-z]+[^<{]*<\/|(?:title|aria-label|ariaLabel|placeholder|alt)[:=]\s*["'`][A-Z]?[a-z]+ /;
  const findings = files
    .filter(({ path, text }) => !path.endsWith("config.ts") && prose.test(text))
    .map(({ path, text }) => `${path}: put "${prose.exec(text)?.[0]}" into the words of each language.`);
  expectNone(findings, { files: files.length, atLeast: 40 });
});
