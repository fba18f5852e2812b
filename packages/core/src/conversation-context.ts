import type { ConversationEvent } from './conversation-event.ts';
import type { ConversationModel } from './conversation-model.ts';
import type { Dispatch } from './conversation-store.ts';
import type { Budget } from './ports/budget.ts';
import type { Environment } from './ports/environment.ts';
import type { Moderation } from './ports/moderation.ts';
import type { Toolbox } from './ports/toolbox.ts';
import type { Transport } from './ports/transport.ts';

/** What a turn works with. */
export type ConversationContext = {
  readonly language?: string | undefined;
  readonly transport: Transport;
  readonly environment: Environment;
  readonly moderation?: Moderation;
  readonly toolbox?: Toolbox;
  readonly budget?: Budget;
  readonly getModel: () => ConversationModel;
  readonly dispatch: Dispatch;
  /** Resolves when what happened so far is stored, or cannot be. */
  readonly save: () => Promise<void>;
  readonly emit: (event: ConversationEvent) => void;
};

/** Why a turn was aborted when nobody stopped it: the conversation is not looked after here any more, and its reply goes on. */
export const leftReason = 'left';
