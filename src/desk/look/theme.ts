import { type CSSVariablesResolver, type MantineColorsTuple, createTheme } from "@mantine/core";
import { words } from "../words/words.ts";

const brand: MantineColorsTuple = [
  "#e9f6f3",
  "#d2ebe5",
  "#a5d6cb",
  "#6fcab7",
  "#4aab97",
  "#2b9480",
  "#1a7f6d",
  "#0f6b5c",
  "#0b574b",
  "#07443b",
];

const dark: MantineColorsTuple = [
  "#e7eeeb",
  "#b2beb9",
  "#95a29d",
  "#55625d",
  "#36423e",
  "#2b3532",
  "#1b2220",
  "#161c1a",
  "#0f1413",
  "#0a0e0d",
];

/** Mantine in the desk's colours, density and words. */
export const createDeskTheme = () =>
  createTheme({
    primaryColor: "brand",
    primaryShade: { light: 7, dark: 6 },
    colors: { brand, dark },
    fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
    fontSizes: { xs: "12.5px", sm: "14px", md: "15px", lg: "17px", xl: "20px" },
    defaultRadius: "8px",
    respectReducedMotion: true,
    cursorType: "pointer",
    focusRing: "auto",
    components: {
      InputWrapper: { styles: { label: { fontSize: "12.5px", fontWeight: 600 } } },
      Button: { defaultProps: { size: "xs" } },
      ActionIcon: { defaultProps: { variant: "subtle", color: "gray" } },
      PasswordInput: {
        defaultProps: { visibilityToggleButtonProps: { "aria-label": words.look.showPassword } },
      },
      TextInput: { defaultProps: { size: "sm" } },
      Select: { defaultProps: { size: "sm" } },
      Textarea: { defaultProps: { size: "sm" } },
      // The placeholder is a child that no menu may have; the first item takes the focus instead.
      Menu: { defaultProps: { withInitialFocusPlaceholder: false } },
      Modal: { defaultProps: { centered: true, closeButtonProps: { "aria-label": words.look.close } } },
      Drawer: { defaultProps: { closeButtonProps: { "aria-label": words.look.close } } },
    },
  });

const ours = {
  "--mantine-color-body": "var(--surface-panel)",
  "--mantine-color-text": "var(--ink)",
  "--mantine-color-bright": "var(--ink)",
  "--mantine-color-dimmed": "var(--ink-soft)",
  "--mantine-color-placeholder": "var(--ink-faint)",
  "--mantine-color-error": "var(--late-text)",
  "--mantine-color-default": "var(--surface-panel)",
  "--mantine-color-default-hover": "var(--surface-hover)",
  "--mantine-color-default-color": "var(--ink)",
  "--mantine-color-default-border": "var(--line-strong)",
  "--mantine-color-anchor": "var(--brand-text)",
  // White words on Mantine's own red have a contrast below 4.5:1.
  "--mantine-color-red-filled": "var(--late)",
  "--mantine-color-red-filled-hover": "color-mix(in srgb, var(--late) 85%, black)",
};

/** Replaces Mantine's own colours by the desk's tokens. */
export const mantineVariables: CSSVariablesResolver = () => ({ variables: {}, light: ours, dark: ours });
