import type { CustomerLanguage } from "#contract/languages.ts";
import type { AppearanceSettings } from "./new-widget.ts";

export type PreviewView = "launcher" | "greeting" | "talk";

interface Previewed {
  readonly appearance: AppearanceSettings;
  readonly companyName: string;
  readonly agentName: string;
  readonly lines: readonly [customer: string, agent: string];
  readonly language: CustomerLanguage;
  readonly scheme: "light" | "dark";
  readonly view: PreviewView;
}

/** Where the server shows this look; all of it is in the address. */
export function previewAddress({ appearance, ...shown }: Previewed): string {
  // An address has no room for more languages than the one that is shown.
  const texts = appearance.texts.filter(({ language }) => language === shown.language || language === "");
  const look = JSON.stringify({
    ...shown,
    appearance: { ...appearance, texts: texts.slice(0, 2) },
  });
  return `/preview/${base64url(look)}/`;
}

function base64url(text: string): string {
  const bytes = String.fromCharCode(...new TextEncoder().encode(text));
  return btoa(bytes).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
