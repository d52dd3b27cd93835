/** The words beside the chat's frame; the launcher has them in English until these have come. */
export interface PanelWords {
  readonly chat: string;
  readonly open: string;
  readonly minimise: string;
  readonly write: string;
  readonly late: string;
  readonly ownTab: string;
  /** Follows the number of unread answers. */
  readonly unread: string;
}
