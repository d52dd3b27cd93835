import { ActionIcon, Menu } from "@mantine/core";
import { Icon } from "../look/icon.tsx";

interface Props {
  readonly change: () => void;
  readonly edit: () => void;
  readonly remove: () => void;
}

/** Actions for the chat's contact. */
export function ContactMenu({ change, edit, remove }: Props) {
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon size="sm" aria-label="Change the contact">
          <Icon name="edit" size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={edit}>Edit name, e-mail, phone</Menu.Item>
        <Menu.Item onClick={change}>Link another contact</Menu.Item>
        <Menu.Item onClick={remove}>Remove from this chat</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
