import "./look/mantine-styles.ts";
import "./look/tokens.css";
import "./look/page.css";
import { DirectionProvider, MantineProvider } from "@mantine/core";
import { RouterProvider } from "@tanstack/react-router";
import { createRoot } from "react-dom/client";
import { createDeskTheme, mantineVariables } from "./look/theme.ts";
import { keepFocus } from "./keys/keep-focus.ts";
import { FailedLoads } from "./look/failed-loads.tsx";
import { Part } from "./look/part.tsx";
import { Notifications } from "./notifications/notifications.tsx";
import { router } from "./router.tsx";
import { askWhoIsHere, followOtherTabs } from "./sign-in/who-is-here.ts";
import { direction, locale } from "./words/language.ts";
import { loadLaterWords, loadWords, words } from "./words/words.ts";

const reloadAfterMs = 5_000;

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

const place = document.getElementById("desk");
if (place) {
  // Not awaited here: the files of the words import from this one, which must have been run before.
  begin(place).catch(() => {
    // Without words there is nothing to say, and nothing has been written yet.
    setTimeout(() => location.reload(), reloadAfterMs);
  });
}
