import "./settings-styles.ts";
import { Link, Navigate, useParams } from "@tanstack/react-router";
import type { ComponentType } from "react";
import type { Permission } from "#contract/permissions.ts";
import { Icon, type IconName } from "../look/icon.tsx";
import { useMay } from "../session/use-desk.ts";
import { BlocksSection } from "./blocks-section.tsx";
import { BreakReasonsSection } from "./break-reasons-section.tsx";
import { ClassificationsSection } from "./classifications-section.tsx";
import { GeneralSection } from "./general-section.tsx";
import { LeaveDialog } from "./leave-dialog.tsx";
import { GroupsSection } from "./groups-section.tsx";
import { OpeningHoursSection } from "./opening-hours-section.tsx";
import { QueuesSection } from "./queues-section.tsx";
import classes from "./settings.module.css";
import { TemplatesSection } from "./templates-section.tsx";
import { UsersSection } from "./users-section.tsx";
import { WebsiteSection } from "./website-section.tsx";

interface SectionEntry {
  readonly name: string;
  readonly words: string;
  readonly icon: IconName;
  readonly Content: ComponentType;
  /** The permission needed for the section; by default the one to change settings. */
  readonly permission?: Permission;
}

const sections: readonly SectionEntry[] = [
  { name: "general", words: "General", icon: "gear", Content: GeneralSection, permission: "account.change" },
  { name: "queues", words: "Queues", icon: "queue", Content: QueuesSection },
  { name: "opening-hours", words: "Opening hours", icon: "clock", Content: OpeningHoursSection },
  { name: "groups", words: "Groups", icon: "person", Content: GroupsSection },
  { name: "users", words: "Users", icon: "person", Content: UsersSection },
  {
    name: "templates",
    words: "Templates",
    icon: "note",
    Content: TemplatesSection,
    permission: "template.keep-own",
  },
  { name: "classifications", words: "Classifications", icon: "tag", Content: ClassificationsSection },
  { name: "break-reasons", words: "Break reasons", icon: "cup", Content: BreakReasonsSection },
  { name: "website", words: "Website", icon: "screen", Content: WebsiteSection },
  {
    name: "blocked-customers",
    words: "Blocked",
    icon: "block",
    Content: BlocksSection,
    permission: "customer.unblock",
  },
];

/** The administrator's settings, each section on its own page. (B-80) */
export function SettingsPage() {
  const { section } = useParams({ strict: false });
  const may = useMay();
  const offered = sections.filter(({ permission = "settings.change" }) => may(permission));
  const shown = offered.find(({ name }) => name === section);
  const first = offered[0]?.name ?? "templates";
  if (!shown) return <Navigate to="/settings/$section" params={{ section: first }} replace />;
  return (
    <main className={classes.page}>
      {offered.length > 1 && (
        <nav className={classes.sections} aria-label="Settings">
          {offered.map(({ name, words, icon }) => (
            <Link
              key={name}
              to="/settings/$section"
              params={{ section: name }}
              aria-current={name === shown.name ? "page" : undefined}
            >
              <Icon name={icon} /> {words}
            </Link>
          ))}
        </nav>
      )}
      <shown.Content key={shown.name} />
      <LeaveDialog />
    </main>
  );
}
