import { cutText } from "#client/cut-text.ts";
import { laterWords } from "../words/words.ts";

/** The first that fits names the browser: most of them also claim to be those after them. */
const browsers: readonly (readonly [name: string, mark: RegExp])[] = [
  ["Edge", /\bEdg(?:e|A|iOS)?\/(\d+)/],
  ["Opera", /\bOPR\/(\d+)/],
  ["Samsung Internet", /\bSamsungBrowser\/(\d+)/],
  ["Firefox", /\b(?:Firefox|FxiOS)\/(\d+)/],
  ["Chrome", /\b(?:HeadlessChrome|Chrome|CriOS)\/(\d+)/],
  ["Safari", /\bVersion\/(\d+)[\d.]* (?:Mobile\/\w+ )?Safari\//],
];

const systems: readonly (readonly [name: string, mark: RegExp])[] = [
  ["Android", /Android/],
  ["iPhone", /iPhone/],
  ["iPad", /iPad/],
  ["Windows", /Windows NT/],
  ["macOS", /Mac OS X/],
  ["ChromeOS", /CrOS/],
  ["Linux", /Linux/],
];

/** "Firefox 151 on Windows" for what a browser says of itself; the first of it where nothing is known. */
export function browserWords(browser: string): string {
  const found = browsers.flatMap(([name, mark]) => {
    const version = mark.exec(browser)?.[1];
    return version ? [`${name} ${version}`] : [];
  });
  const system = systems.find(([, mark]) => mark.test(browser))?.[0];
  const name = found[0] ?? cutText(browser, 40);
  return system && found[0] ? laterWords.chatPanel.browserOn(name, system) : name;
}
