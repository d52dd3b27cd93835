import { Drawer } from "@mantine/core";
import { ActiveItemPanel } from "./active-item-panel.tsx";

interface Props {
  readonly isOpen: boolean;
  readonly close: () => void;
}

/** The active item panel on a narrow screen, over the others. */
export function PanelDrawer({ isOpen, close }: Props) {
  return (
    <Drawer
      opened={isOpen}
      onClose={close}
      position="right"
      size="92%"
      padding={0}
      aria-label="Active item panel"
    >
      <ActiveItemPanel close={close} />
    </Drawer>
  );
}
