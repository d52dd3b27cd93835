import type { FormView } from "#contract/views/form-view.ts";
import { later } from "../words/spoken.ts";
import { Fault } from "./field.tsx";

interface Props {
  readonly consent: NonNullable<FormView["consent"]>;
  readonly agrees: boolean;
  readonly fault: string | undefined;
  readonly onChange: (agrees: boolean) => void;
}

/** What the customer must agree to. Never ticked for them. */
export function Consent({ consent: { text, link }, agrees, fault, onChange }: Props) {
  return (
    <div class="consent">
      <label>
        <input
          type="checkbox"
          required
          checked={agrees}
          aria-invalid={fault !== undefined}
          aria-describedby="consent-fault"
          onChange={({ currentTarget }) => onChange(currentTarget.checked)}
        />
        <span dir="auto">{text}</span>
      </label>
      {link !== "" && (
        <a href={link} target="_blank" rel="noopener noreferrer">
          {later.preChat.readOn}
        </a>
      )}
      <Fault id="consent-fault" words={fault} />
    </div>
  );
}
