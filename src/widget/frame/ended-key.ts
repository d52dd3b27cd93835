/** Where it is kept that the customer has seen the end of a chat which is to be forgotten then. (B-68) */
export const endedKey = (widgetId: string): string => `bellhop-ended-${widgetId}`;
