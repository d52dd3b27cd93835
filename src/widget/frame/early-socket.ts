declare global {
  interface Window {
    /**
     * The socket that the page's first line has opened while the scripts are on their way, which spares two round
     * trips: once, and only while it is not closed. The page opens none where who the customer is may change first:
     * behind a link, for a page that has something to say, and to forget.
     */
    takeSocket?: () => WebSocket | null;
  }
}

export {};
