import { Menu, useMantineColorScheme } from "@mantine/core";
import { Icon } from "../look/icon.tsx";
import { schemes } from "./schemes.ts";
import { words } from "../words/words.ts";

export function SchemeItems() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return schemes.map(({ scheme, icon }) => (
    <Menu.Item
      key={scheme}
      closeMenuOnClick={false}
      leftSection={<Icon name={icon} />}
      rightSection={colorScheme === scheme && <Icon name="dot" size={14} />}
      onClick={() => setColorScheme(scheme)}
    >
      {words.statusBar.schemes[scheme]}
    </Menu.Item>
  ));
}
