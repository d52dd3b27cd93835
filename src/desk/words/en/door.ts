export const doorWords = {
  connecting: "Connecting",
  noConnection: "No connection",
  unreachable: "The server cannot be reached. Check the network and try again.",
  triedAgain: "Bellhop tries again every few seconds.",
  tryNow: "Try again now",
};
