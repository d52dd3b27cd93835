export const ownAccountWords = {
  language: "Language",
  asBrowser: "As the browser",
};
