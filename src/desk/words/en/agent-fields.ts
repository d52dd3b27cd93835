export const agentFieldsWords = {
  legend: "For its agents",
  mustClassify: "Ask for a classification",
  mustClassifyHint:
    "A chat can be finished only once it has one. Where its time runs out, it is kept as unclassified.",
  script: "Script",
  scriptHint: "What agents are to say and ask, shown beside the queue’s chats. Links can be clicked.",
};
