export const entryWords = {
  widget: "Widget",
  widgetGone: "A widget that is gone",
  channel: "Channel",
};
