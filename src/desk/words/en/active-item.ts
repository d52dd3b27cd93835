export const activeItemWords = {
  yours: "Your active item",
  active: "Active",
  return: "Return",
};
