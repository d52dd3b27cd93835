import { NativeSelect, SegmentedControl } from "@mantine/core";
import { useDebouncedValue, useElementSize } from "@mantine/hooks";
import { useState } from "react";
import { type CustomerLanguage, customerLanguages } from "#contract/languages.ts";
import { useAccount, useMe } from "../session/use-desk.ts";
import { laterWords } from "../words/words.ts";
import classes from "./appearance.module.css";
import { languageName } from "./language-name.ts";
import type { AppearanceSettings } from "./new-widget.ts";
import { type PreviewView, previewAddress } from "./preview-address.ts";
import settings from "./settings.module.css";

/** How long a change rests before the preview is made anew. */
const restMs = 300;

/** CSS pixels of the page within. */
const sizes = { desktop: { width: 960, height: 760 }, phone: { width: 390, height: 700 } };

/** Phones are not shown larger than this, so that they still look like one. */
const phoneScaleMax = 0.8;

/** The real launcher and the real chat, on a page like a company's, in a look that is not saved yet. (B-74) */
export function WidgetPreview({ appearance }: { readonly appearance: AppearanceSettings }) {
  const { settingsAppearance: words } = laterWords;
  const { name: companyName } = useAccount();
  const { name: agentName } = useMe();
  const [view, setView] = useState<PreviewView>("greeting");
  const [device, setDevice] = useState<keyof typeof sizes>("desktop");
  const [scheme, setScheme] = useState<"light" | "dark">("light");
  const [language, setLanguage] = useState<CustomerLanguage>("en");
  const shown = {
    appearance,
    companyName,
    view,
    scheme,
    language,
    agentName: appearance.showsAgents ? agentName : companyName,
    lines: words.sampleLines,
  };
  const [address] = useDebouncedValue(previewAddress(shown), restMs);
  const { ref, width: room } = useElementSize();
  const { width, height } = sizes[device];
  const scale = Math.min(room / width, device === "phone" ? phoneScaleMax : 1);
  return (
    <section className={`${settings.card} ${classes.preview}`} aria-labelledby="widget-preview">
      <h2 id="widget-preview">{words.preview}</h2>
      <div className={classes.choices}>
        <SegmentedControl
          aria-label={words.view}
          size="xs"
          data={(["launcher", "greeting", "talk"] as const).map((one) => ({
            value: one,
            label: words.views[one],
          }))}
          value={view}
          onChange={setView}
        />
        <SegmentedControl
          aria-label={words.device}
          size="xs"
          data={(["desktop", "phone"] as const).map((one) => ({ value: one, label: words.devices[one] }))}
          value={device}
          onChange={setDevice}
        />
        <SegmentedControl
          aria-label={words.scheme}
          size="xs"
          data={(["light", "dark"] as const).map((one) => ({ value: one, label: words.schemes[one] }))}
          value={scheme}
          onChange={setScheme}
        />
        <NativeSelect
          aria-label={words.language}
          size="xs"
          data={customerLanguages.map((code) => ({ value: code as string, label: languageName(code) }))}
          value={language}
          onChange={({ currentTarget }) => setLanguage(currentTarget.value as CustomerLanguage)}
        />
      </div>
      <div ref={ref}>
        <div
          className={`${classes.stage} ${device === "phone" ? classes.phone : ""}`}
          style={{ width: width * scale, height: height * scale }}
        >
          {/* oxlint-disable-next-line react/iframe-missing-sandbox -- a page of this server's own, whose address is made above */}
          <iframe
            // Another page, and not one more step of the desk's history.
            key={address}
            title={words.preview}
            src={address}
            style={{ width, height, transform: `scale(${scale})` }}
          />
        </div>
      </div>
    </section>
  );
}
