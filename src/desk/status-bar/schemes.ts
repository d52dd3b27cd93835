import type { MantineColorScheme } from "@mantine/core";
import type { IconName } from "../look/icon.tsx";

/** Light, dark, or as the system has it. */
export const schemes: readonly { readonly scheme: MantineColorScheme; readonly icon: IconName }[] = [
  { scheme: "auto", icon: "screen" },
  { scheme: "light", icon: "sun" },
  { scheme: "dark", icon: "moon" },
];
