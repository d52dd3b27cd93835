import { type CSSVariablesResolver, createTheme } from "@mantine/core";
import { brand, grey } from "#client/look/tokens.ts";
import { words } from "../words/words.ts";
import { focusMenuButton } from "./focus-menu-button.ts";

/** Mantine in the desk's colours, density and words. */
export const createDeskTheme = () =>
  createTheme({
    primaryColor: "brand",
    primaryShade: { light: 7, dark: 6 },
    colors: { brand, dark: grey },
    fontFamily: 'system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif',
    fontSizes: {
      xs: "var(--text-small)",
      sm: "var(--text)",
      md: "var(--text-field)",
      lg: "var(--text-lead)",
      xl: "var(--text-title)",
    },
    defaultRadius: "var(--radius)",
    respectReducedMotion: true,
    cursorType: "pointer",
    focusRing: "auto",
    components: {
      InputWrapper: { styles: { label: { fontSize: "var(--text-small)", fontWeight: 600 } } },
      Button: { defaultProps: { size: "xs" } },
      ActionIcon: { defaultProps: { variant: "subtle", color: "gray" } },
      PasswordInput: {
        defaultProps: { visibilityToggleButtonProps: { "aria-label": words.look.showPassword } },
      },
      TextInput: { defaultProps: { size: "sm" } },
      Select: { defaultProps: { size: "sm" } },
      Textarea: { defaultProps: { size: "sm" } },
      // The placeholder is a child that no menu may have; the first item takes the focus instead.
      Menu: { defaultProps: { withInitialFocusPlaceholder: false, onClose: focusMenuButton } },
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
  "--mantine-color-red-filled-hover": "var(--late-strong)",
};

/** Replaces Mantine's own colours by the desk's tokens. */
export const mantineVariables: CSSVariablesResolver = () => ({ variables: {}, light: ours, dark: ours });
