export const dialogsWords = {
  cancel: "Cancel",
  save: "Save",
};
