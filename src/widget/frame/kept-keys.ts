/** Where it is kept that the customer has seen the end of a chat which is to be forgotten then. (B-68) */
export const endedKey = (widgetId: string): string => `bellhop-ended-${widgetId}`;
/** Where the browser keeps that the customer wants to hear of answers; not there: they do not. */
export const soundKey = (widgetId: string) => `bellhop-sound-${widgetId}`;
