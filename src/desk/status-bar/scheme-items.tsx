import { type MantineColorScheme, Menu, useMantineColorScheme } from "@mantine/core";
import { Icon, type IconName } from "../look/icon.tsx";
import { words } from "../words/words.ts";

const schemes: readonly { scheme: MantineColorScheme; icon: IconName }[] = [
  { scheme: "auto", icon: "screen" },
  { scheme: "light", icon: "sun" },
  { scheme: "dark", icon: "moon" },
];

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
