import { useState, useSyncExternalStore } from "react";
import { useStored } from "../session/use-stored.ts";
import { laterWords } from "../words/words.ts";
import { type AlertWay, alertWays, storedName } from "./alert-ways.ts";
import classes from "./bell-panel.module.css";
import { askForDesktop, desktopPermission } from "./desktop-notification.ts";
import { isSilenced, ringBell } from "./ring-bell.ts";

/** How one is told of what arrives, each way with a switch; kept for this user in this browser. (B-3) */
export function AlertSwitches() {
  const { arrivals } = laterWords;
  const [permission, setPermission] = useState(desktopPermission);
  const silenced = useSyncExternalStore(isSilenced.subscribe, isSilenced.get);
  const switched = async (way: AlertWay) => {
    // Switching it on lets one hear it, and is the click that browsers ask for.
    if (way === "sound") void ringBell();
    if (way === "desktop" && permission === "ask") setPermission(await askForDesktop());
  };
  const hints: Record<AlertWay, string> = {
    sound: silenced ? arrivals.keptSilent : "",
    desktop: permission === "granted" ? "" : arrivals.desktop[permission],
    tab: "",
  };
  return (
    <fieldset className={classes.alerts}>
      <legend>{arrivals.alerts}</legend>
      {alertWays.map((way) => (
        <Switch
          key={way}
          way={way}
          isPossible={way !== "desktop" || permission === "granted"}
          mayTry={way !== "desktop" || permission === "granted" || permission === "ask"}
          hint={hints[way]}
          switched={() => void switched(way)}
        />
      ))}
    </fieldset>
  );
}

interface SwitchProps {
  readonly way: AlertWay;
  /** The browser lets it happen. */
  readonly isPossible: boolean;
  readonly mayTry: boolean;
  readonly hint: string;
  /** Called when it was switched on. */
  readonly switched: () => void;
}

function Switch({ way, isPossible, mayTry, hint, switched }: SwitchProps) {
  const [stored, store] = useStored<"on" | "off">(storedName(way), "on");
  const isOn = isPossible && stored === "on";
  const change = () => {
    store(isOn ? "off" : "on");
    if (!isOn) switched();
  };
  const hintId = `alert-${way}-hint`;
  return (
    <>
      <label>
        <input
          type="checkbox"
          checked={isOn}
          disabled={!mayTry}
          aria-describedby={hint === "" ? undefined : hintId}
          onChange={change}
        />
        {laterWords.arrivals.ways[way]}
      </label>
      {hint !== "" && (
        <p id={hintId} className={classes.hint}>
          {hint}
        </p>
      )}
    </>
  );
}
