import "./look/mantine-styles.ts";
import "./look/tokens.css";
import "./look/page.css";
import { DirectionProvider, MantineProvider } from "@mantine/core";
import { RouterProvider } from "@tanstack/react-router";
import { createRoot } from "react-dom/client";
import { createDeskTheme, mantineVariables } from "./look/theme.ts";
import { keepFocus } from "./keys/keep-focus.ts";
import { FailedLoads } from "./look/failed-loads.tsx";
import { forgetFailedStyles } from "./look/late-styles.ts";
import { Part } from "./look/part.tsx";
import { Notifications } from "./notifications/notifications.tsx";
import { router } from "./router.tsx";
import { askWhoIsHere, followOtherTabs } from "./sign-in/who-is-here.ts";
import { direction, language, locale } from "./words/language.ts";
import { withoutWords } from "./words/without-words.ts";
import { loadLaterWords, loadWords, words } from "./words/words.ts";

const askAgainMs = 5_000;

async function begin(place: HTMLElement): Promise<void> {
  Object.assign(document.documentElement, { lang: locale, dir: direction });
  await loadWords();
  createRoot(place).render(
    <DirectionProvider initialDirection={direction} detectDirection={false}>
      {/* Mantine's variables are written by the provider, all of them, instead of loaded as a file too. */}
      <MantineProvider
        theme={createDeskTheme()}
        cssVariablesResolver={mantineVariables}
        deduplicateCssVariables={false}
        defaultColorScheme="auto"
      >
        <RouterProvider router={router} />
        <Part name={words.look.happened}>
          <FailedLoads />
          <Notifications />
        </Part>
      </MantineProvider>
    </DirectionProvider>,
  );
  keepFocus();
  followOtherTabs();
  void askWhoIsHere();
  // Errors need them; whoever opens a part that does fetches them again.
  void loadLaterWords().catch(() => null);
}

/** Loads the page anew once its server answers: without it, the browser would show a page of its own for good. */
function sayWithoutWords(place: HTMLElement): void {
  const notice = document.createElement("p");
  Object.assign(notice, { className: "without-words", role: "alert", textContent: withoutWords[language] });
  place.replaceChildren(notice);
  const reloadIfThere = ({ ok }: Response) => {
    if (ok) location.reload();
  };
  setInterval(() => void fetch("/api/me").then(reloadIfThere, () => null), askAgainMs);
}

const place = document.getElementById("desk");
if (place) {
  forgetFailedStyles();
  // Not awaited here: the files of the words import from this one, which must have been run before.
  begin(place).catch(() => sayWithoutWords(place));
}
