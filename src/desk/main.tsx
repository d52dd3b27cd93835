import "./look/mantine-styles.ts";
import "./look/tokens.css";
import "./look/page.css";
import { MantineProvider } from "@mantine/core";
import { RouterProvider } from "@tanstack/react-router";
import { createRoot } from "react-dom/client";
import { mantineVariables, theme } from "./look/theme.ts";
import { keepFocus } from "./keys/keep-focus.ts";
import { FailedLoads } from "./look/failed-loads.tsx";
import { Part } from "./look/part.tsx";
import { Notifications } from "./notifications/notifications.tsx";
import { router } from "./router.tsx";
import { askWhoIsHere, followOtherTabs } from "./sign-in/who-is-here.ts";

const place = document.getElementById("desk");
if (place) {
  createRoot(place).render(
    // Mantine's variables are written by the provider, all of them, instead of loaded as a file too.
    <MantineProvider
      theme={theme}
      cssVariablesResolver={mantineVariables}
      deduplicateCssVariables={false}
      defaultColorScheme="auto"
    >
      <RouterProvider router={router} />
      <Part name="What has happened">
        <FailedLoads />
        <Notifications />
      </Part>
    </MantineProvider>,
  );
  keepFocus();
  followOtherTabs();
  void askWhoIsHere();
}
