import "./settings-styles.ts";
import { Link, Navigate, useParams } from "@tanstack/react-router";
import type { ComponentType } from "react";
import type { Permission } from "#contract/permissions.ts";
import { Icon, type IconName } from "../look/icon.tsx";
import { useMay } from "../session/use-desk.ts";
import { laterWords } from "../words/words.ts";
import { BlocksSection } from "./blocks-section.tsx";
import { BreakReasonsSection } from "./break-reasons-section.tsx";
import { ClassificationsSection } from "./classifications-section.tsx";
import { GeneralSection } from "./general-section.tsx";
import { IdentitySection } from "./identity-section.tsx";
import { LeaveDialog } from "./leave-dialog.tsx";
import { GroupsSection } from "./groups-section.tsx";
import { MailSection } from "./mail-section.tsx";
import { OpeningHoursSection } from "./opening-hours-section.tsx";
import { QueuesSection } from "./queues-section.tsx";
import classes from "./settings.module.css";
import { TemplatesSection } from "./templates-section.tsx";
import { UsersSection } from "./users-section.tsx";
import { WebsiteSection } from "./website-section.tsx";

interface SectionEntry {
  readonly name: keyof typeof laterWords.settings.sections;
  readonly icon: IconName;
  readonly Content: ComponentType;
  /** The permission needed for the section; by default the one to change settings. */
  readonly permission?: Permission;
}

const sections: readonly SectionEntry[] = [
  { name: "general", icon: "gear", Content: GeneralSection, permission: "account.change" },
  { name: "queues", icon: "queue", Content: QueuesSection },
  { name: "opening-hours", icon: "clock", Content: OpeningHoursSection },
  { name: "groups", icon: "people", Content: GroupsSection },
  { name: "users", icon: "person", Content: UsersSection },
  { name: "templates", icon: "note", Content: TemplatesSection, permission: "template.keep-own" },
  { name: "classifications", icon: "tag", Content: ClassificationsSection },
  { name: "break-reasons", icon: "cup", Content: BreakReasonsSection },
  { name: "website", icon: "screen", Content: WebsiteSection },
  { name: "identity", icon: "lock", Content: IdentitySection, permission: "account.change" },
  { name: "mail", icon: "mail", Content: MailSection, permission: "account.change" },
  { name: "blocked-customers", icon: "block", Content: BlocksSection, permission: "customer.unblock" },
];

/** On a narrow screen the sections stand in a row that scrolls. */
function bringIntoView(link: HTMLElement | null): void {
  link?.scrollIntoView({ block: "nearest", inline: "center" });
}

/** The administrator's settings, each section on its own page. (B-80) */
export function SettingsPage() {
  const { settings } = laterWords;
  const { section } = useParams({ strict: false });
  const may = useMay();
  const offered = sections.filter(({ permission = "settings.change" }) => may(permission));
  const shown = offered.find(({ name }) => name === section);
  const first = offered[0]?.name ?? "templates";
  if (!shown)
    return <Navigate to="/settings/$section/{-$item}" params={{ section: first, item: undefined }} replace />;
  return (
    <main className={classes.page}>
      {offered.length > 1 && (
        <nav className={classes.sections} aria-label={settings.part}>
          {offered.map(({ name, icon }) => (
            <Link
              key={name}
              to="/settings/$section/{-$item}"
              params={{ section: name, item: undefined }}
              aria-current={name === shown.name ? "page" : undefined}
              ref={name === shown.name ? bringIntoView : null}
            >
              <Icon name={icon} /> {settings.sections[name]}
            </Link>
          ))}
        </nav>
      )}
      <shown.Content key={shown.name} />
      <LeaveDialog />
    </main>
  );
}
