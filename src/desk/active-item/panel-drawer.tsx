import { Drawer } from "@mantine/core";
import type { ChatId } from "#contract/ids.ts";
import { ChatPanel } from "./chat-panel.tsx";
import { laterWords } from "../words/words.ts";

interface Props {
  readonly selectedId: ChatId | null;
  readonly isOpen: boolean;
  readonly close: () => void;
}

/** The right side on a narrow screen, over the others. */
export function PanelDrawer({ selectedId, isOpen, close }: Props) {
  return (
    <Drawer
      opened={isOpen}
      onClose={close}
      position="right"
      size="92%"
      padding={0}
      // On the dialog itself: the element around it has no role that could bear a name.
      attributes={{ content: { "aria-label": laterWords.chatPanel.aboutChat } }}
    >
      <ChatPanel selectedId={selectedId} close={close} />
    </Drawer>
  );
}
