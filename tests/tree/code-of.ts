/** The text without comments and without the contents of strings, its lines kept. */
export function codeOf(text: string): string {
  return text.replace(/\/\*[\s\S]*?\*\/|\/\/[^\n]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'/g, (match) =>
    match.startsWith("/") ? match.replace(/[^\n]/g, " ") : '""',
  );
}
