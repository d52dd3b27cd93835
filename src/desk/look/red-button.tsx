import { Button } from "@mantine/core";
import { Icon, type IconName } from "./icon.tsx";

interface Props {
  readonly icon: IconName;
  readonly children: string;
  readonly onClick: () => void;
}

/** Leads to something that takes something away from somebody; a dialog asks first. */
export function RedButton({ icon, children, onClick }: Props) {
  return (
    <Button
      variant="subtle"
      c="var(--late-text)"
      color="red"
      size="sm"
      leftSection={<Icon name={icon} size={15} />}
      onClick={onClick}
    >
      {children}
    </Button>
  );
}
