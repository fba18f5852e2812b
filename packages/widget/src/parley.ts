import type { ParleyEventName, ParleyListener } from './create-emitter.ts';
import type { ParleySettings } from './settings/settings.ts';

/** The handle of one chat: `window.Parley` of the script tag, and what `mountParley` returns. */
export type Parley = {
  open(): void;
  close(): void;
  toggle(): void;
  /** Opens the chat and sends a message as the visitor. Resolves when its reply has ended. */
  send(text: string): Promise<void>;
  /** Returns a function that stops listening. */
  on<Name extends ParleyEventName>(name: Name, listener: ParleyListener<Name>): () => void;
  off<Name extends ParleyEventName>(name: Name, listener: ParleyListener<Name>): void;
  /** Changes some settings; the others keep their values. */
  configure(settings: ParleySettings): void;
  /** Removes everything from the page. Calling anything afterwards does nothing. What was stored stays. */
  destroy(): void;
};
