/** Version of everything on the wire; raised by decision whenever an older client could no longer follow. */
export const wireVersion = 1;
