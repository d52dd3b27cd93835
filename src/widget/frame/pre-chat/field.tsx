import type { FormView } from "#contract/views/form-view.ts";
import { later } from "../words/spoken.ts";

interface Props {
  readonly field: FormView["fields"][number];
  readonly value: string;
  readonly fault: string | undefined;
  readonly onType: (value: string) => void;
}

/** What browsers can fill in by themselves, and which keyboard a phone shows. */
const inputs = {
  name: { type: "text", autocomplete: "name" },
  email: { type: "email", autocomplete: "email" },
  phone: { type: "tel", autocomplete: "tel" },
  text: { type: "text", autocomplete: "off" },
} as const;

export function Field({ field: { fieldId, kind, label, isRequired, choices }, value, fault, onType }: Props) {
  const common = {
    required: isRequired,
    value,
    "aria-invalid": fault !== undefined,
    "aria-describedby": `${fieldId}-fault`,
  };
  return (
    <label>
      <span dir="auto">
        {label} {!isRequired && <small>{later.offline.optional}</small>}
      </span>
      {kind === "choice" ? (
        <select {...common} onChange={({ currentTarget }) => onType(currentTarget.value)}>
          <option value="">{later.preChat.choose}</option>
          {choices.map((choice) => (
            <option key={choice}>{choice}</option>
          ))}
        </select>
      ) : (
        <input
          {...common}
          {...inputs[kind]}
          dir="auto"
          onInput={({ currentTarget }) => onType(currentTarget.value)}
        />
      )}
      <Fault id={`${fieldId}-fault`} words={fault} />
    </label>
  );
}

/** Stands with its field, and is read with it. */
export function Fault({ id, words: fault }: { readonly id: string; readonly words: string | undefined }) {
  return (
    <span class="fault" id={id}>
      {fault}
    </span>
  );
}
