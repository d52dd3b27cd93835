import { type MantineColorScheme, Menu, useMantineColorScheme } from "@mantine/core";
import { Icon, type IconName } from "../look/icon.tsx";

const schemes: readonly { scheme: MantineColorScheme; words: string; icon: IconName }[] = [
  { scheme: "auto", words: "Light or dark as the system", icon: "screen" },
  { scheme: "light", words: "Light", icon: "sun" },
  { scheme: "dark", words: "Dark", icon: "moon" },
];

export function SchemeItems() {
  const { colorScheme, setColorScheme } = useMantineColorScheme();
  return schemes.map(({ scheme, words, icon }) => (
    <Menu.Item
      key={scheme}
      closeMenuOnClick={false}
      leftSection={<Icon name={icon} />}
      rightSection={colorScheme === scheme && <Icon name="dot" size={14} />}
      onClick={() => setColorScheme(scheme)}
    >
      {words}
    </Menu.Item>
  ));
}
