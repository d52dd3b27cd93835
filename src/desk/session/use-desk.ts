import { useSyncExternalStore } from "react";
import type { DeskSessionModel } from "#client/desk-session.ts";
import type { Permission } from "#contract/permissions.ts";
import type { CardKind, Cards, MeCard, AccountCard } from "#contract/views/cards.ts";
import { useSignedInDesk } from "./signed-in-desk.ts";

/**
 * One slice of the desk's model. The component renders again only when the slice is another object, so
 * `select` must pick from the model and never create an object.
 */
export function useDesk<Slice>(select: (model: DeskSessionModel) => Slice): Slice {
  const { model } = useSignedInDesk().session;
  return useSyncExternalStore(model.subscribe, () => select(model.get()));
}

/** Is there a connection to the server? */
export function useIsOnline(): boolean {
  return useDesk((model) => model.connection === "online");
}

/** All cards of one kind, by id. */
export function useCards<Kind extends CardKind>(kind: Kind): Readonly<Record<string, Cards[Kind]>> {
  return useDesk((model) => model.desk.cards[kind]);
}

export function useCard<Kind extends CardKind>(kind: Kind, id: string | null): Cards[Kind] | undefined {
  return useDesk((model) => (id === null ? undefined : model.desk.cards[kind][id]));
}

/** The signed-in user. */
export function useMe(): MeCard {
  return useOnlyCard("me");
}

/** Does the user have the permission? Some permissions apply only to the user's own things. */
export function useMay(): (permission: Permission) => boolean {
  const { permissions } = useMe();
  return (permission) => permissions.includes(permission);
}

export function useAccount(): AccountCard {
  return useOnlyCard("account");
}

function useOnlyCard<Kind extends "me" | "account">(kind: Kind): Cards[Kind] {
  const card = useDesk((model) => Object.values(model.desk.cards[kind])[0]);
  if (!card) throw new Error(`The desk is shown before its ${kind} card has come.`);
  return card;
}
