import type { SituationView } from "#contract/views/situation-view.ts";
import { useState } from "preact/hooks";
import type { HostLink } from "./host-link.ts";
import { Icon } from "./icon.tsx";
import type { useEnding } from "./use-ending.ts";
import { usePart } from "./use-part.ts";
import type { ChatWords } from "./words/chat-words.ts";
import { withLater } from "./words/spoken.ts";

/** A chat that goes on has it before it is asked for: the line may be lost then. */
export const loadMenu = async () => (await withLater(import("./menu/menu.tsx"))).drawMenu;

interface Props {
  readonly words: ChatWords;
  readonly host: HostLink;
  readonly situation: SituationView;
  readonly ending: ReturnType<typeof useEnding>;
  readonly widgetId: string;
  readonly onClose: () => void;
}

/** Opens what is rarely wanted: ending, sound, mail, forgetting. */
export function MenuButton(props: Props) {
  const { words } = props;
  const [isOpen, setOpen] = useState(false);
  const draw = usePart(isOpen, loadMenu);
  return (
    <>
      <button
        class="icon-button"
        type="button"
        title={words.menu}
        aria-label={words.menu}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        // Else the menu would lose the focus and close, and the click would open it again.
        onPointerDown={(event) => isOpen && event.preventDefault()}
        onClick={() => setOpen(!isOpen)}
      >
        <Icon name="menu" />
      </button>
      {draw?.({ ...props, close: () => setOpen(false) })}
    </>
  );
}
