import { Checkbox } from "@mantine/core";
import { fileKinds } from "#contract/file-kinds.ts";
import { fileBytesMaxMax, filesPerMessageMaxMax, totalFileBytesMaxMax } from "#contract/limits.ts";
import type { FileRulesView } from "#contract/views/cards.ts";
import { laterWords } from "../words/words.ts";
import { NumberField } from "./number-field.tsx";

const megabyte = 1_000_000;
const gigabyte = 1_000 * megabyte;

interface Props {
  readonly rules: FileRulesView;
  readonly change: (rules: FileRulesView) => void;
}

/** Rules for files that are sent along with messages. (B-38) */
export function FileFields({ rules, change }: Props) {
  const { files } = laterWords;
  return (
    <fieldset>
      <legend>{files.settings}</legend>
      <Checkbox.Group
        label={files.kinds}
        description={files.kindsHint}
        value={[...rules.kinds]}
        onChange={(kinds) => change({ ...rules, kinds })}
      >
        {fileKinds.map((kind) => (
          <Checkbox key={kind} value={kind} label={files.kind[kind]} size="sm" mt={6} />
        ))}
      </Checkbox.Group>
      <NumberField
        label={files.sizeMax}
        min={1}
        max={fileBytesMaxMax / megabyte}
        value={Math.ceil(rules.bytesMax / megabyte)}
        change={(size) => change({ ...rules, bytesMax: (size ?? 1) * megabyte })}
      />
      <NumberField
        label={files.perMessageMax}
        min={1}
        max={filesPerMessageMaxMax}
        value={rules.perMessageMax}
        change={(count) => change({ ...rules, perMessageMax: count ?? 1 })}
      />
      <NumberField
        label={files.totalMax}
        description={files.totalMaxHint(Math.ceil(rules.totalBytesMax / gigabyte))}
        min={0}
        max={totalFileBytesMaxMax / gigabyte}
        value={Math.ceil(rules.totalBytesMax / gigabyte)}
        change={(size) => change({ ...rules, totalBytesMax: (size ?? 0) * gigabyte })}
      />
    </fieldset>
  );
}
