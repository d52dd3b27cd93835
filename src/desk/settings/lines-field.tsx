import { Textarea } from "@mantine/core";

interface Props {
  readonly label: string;
  readonly description: string;
  readonly placeholder: string;
  readonly value: readonly string[];
  readonly change: (lines: readonly string[]) => void;
}

/** A list of short texts, one to a line. Empty lines stay while somebody is typing; see `filledLines`. */
export function LinesField({ value, change, ...field }: Props) {
  return (
    <Textarea
      {...field}
      autosize
      minRows={2}
      maxRows={8}
      dir="ltr"
      spellCheck={false}
      autoCapitalize="off"
      value={value.join("\n")}
      onChange={(event) => change(event.currentTarget.value.split("\n"))}
    />
  );
}

/** The lines to save. */
export function filledLines(lines: readonly string[]): string[] {
  return lines.map((line) => line.trim()).filter((line) => line !== "");
}
