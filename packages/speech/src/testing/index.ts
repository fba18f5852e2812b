export { createManualClock, type ManualClock } from './manual-clock.ts';
export { createScriptedConversation } from './scripted-conversation.ts';
