import { loadLaterWords, loadWords } from "#desk/words/words.ts";

// The desk's files beside which there are tests say what they say in English.
await Promise.all([loadWords(), loadLaterWords()]);
