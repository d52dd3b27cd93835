import { ActionIcon, Menu } from "@mantine/core";
import { Icon } from "../look/icon.tsx";
import { laterWords } from "../words/words.ts";

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
        <ActionIcon size={24} aria-label={laterWords.chatPanel.changeContact}>
          <Icon name="edit" size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item onClick={edit}>{laterWords.chatPanel.editContact}</Menu.Item>
        <Menu.Item onClick={change}>{laterWords.chatPanel.linkAnother}</Menu.Item>
        <Menu.Item onClick={remove}>{laterWords.chatPanel.unlink}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
