/** Where a page's memory has the secret that proves who the customer of this widget is. */
export const secretKey = (widgetId: string) => `bellhop-secret-${widgetId}`;
