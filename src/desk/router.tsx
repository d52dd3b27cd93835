import { createRootRoute, createRoute, createRouter } from "@tanstack/react-router";
import { checkFilter } from "./history/check-filter.ts";
import { HomePage } from "./session/home-page.tsx";
import { InboxPage } from "./inbox/inbox-page.tsx";
import { lazyPart } from "./look/lazy-part.tsx";
import { PartFault } from "./look/part-fault.tsx";
import { AfterSetUp } from "./sign-in/after-set-up.tsx";
import { Door } from "./sign-in/door.tsx";
import { words } from "./words/words.ts";

const rootRoute = createRootRoute({ component: Door, notFoundComponent: HomePage });

const getParentRoute = () => rootRoute;
const board = lazyPart(async () => (await import("./board/board-page.tsx")).BoardPage);
const wall = lazyPart(async () => (await import("./board/wall-page.tsx")).WallPage);
const queues = lazyPart(async () => (await import("./queues/queues-page.tsx")).QueuesPage);
const messages = lazyPart(
  async () => (await import("./offline-messages/offline-messages-page.tsx")).OfflineMessagesPage,
);
const history = lazyPart(async () => (await import("./history/history-page.tsx")).HistoryPage);
const contacts = lazyPart(async () => (await import("./contacts/contacts-page.tsx")).ContactsPage);
const settings = lazyPart(async () => (await import("./settings/settings-page.tsx")).SettingsPage);

const routeTree = rootRoute.addChildren([
  createRoute({ getParentRoute, path: "/", component: HomePage }),
  // `Door` shows the pages of these two paths; signed-in users are sent on from here.
  createRoute({ getParentRoute, path: "/sign-in", component: HomePage }),
  createRoute({ getParentRoute, path: "/set-up", component: AfterSetUp }),
  createRoute({ getParentRoute, path: "/inbox", component: InboxPage }),
  createRoute({ getParentRoute, path: "/inbox/$chatId", component: InboxPage }),
  createRoute({ getParentRoute, path: "/board", component: board }),
  createRoute({ getParentRoute, path: "/board/wall", component: wall }),
  createRoute({ getParentRoute, path: "/board/$chatId", component: board }),
  createRoute({ getParentRoute, path: "/queues", component: queues }),
  createRoute({ getParentRoute, path: "/queues/$queueId", component: queues }),
  createRoute({ getParentRoute, path: "/messages", component: messages }),
  createRoute({ getParentRoute, path: "/history", component: history, validateSearch: checkFilter }),
  createRoute({ getParentRoute, path: "/history/$chatId", component: history, validateSearch: checkFilter }),
  createRoute({ getParentRoute, path: "/contacts", component: contacts }),
  createRoute({ getParentRoute, path: "/settings", component: settings }),
  createRoute({ getParentRoute, path: "/settings/$section/{-$item}", component: settings }),
]);

export const router = createRouter({
  routeTree,
  defaultErrorComponent: ({ reset }) => <PartFault name={words.look.thisPage} tryAgain={reset} />,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
