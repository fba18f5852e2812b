import { runEverywhere } from './run-everywhere.ts';

/** A dedicated worker gets a port with its first message, a shared one with its connection. */
const answer = async (event: Event) => {
  if (event instanceof MessageEvent) event.ports[0]?.postMessage(await runEverywhere());
};
addEventListener('message', answer);
addEventListener('connect', answer);
