import type { Perform } from '../conversation-command.ts';
import type { ConversationModel } from '../conversation-model.ts';
import type { Environment } from './environment.ts';
import type { Recover } from './recovery.ts';

export type JoinTabsOptions = {
  readonly conversationId: string;
  readonly environment: Environment;
  readonly getModel: () => ConversationModel;
  /** This tab leads from now on. At once where there are no tabs. */
  readonly onLead: (recover?: Recover) => void;
  /** This tab does not lead from now on: it was asleep and another does, or it shows another conversation. */
  readonly onFollow: () => void;
  /** The leading tab told what it knows. */
  readonly onModel: (model: ConversationModel) => void;
  /** Does a command; called only in the leading tab. */
  readonly run: Perform;
};

/** The tabs that show one conversation. */
export type Tabs = {
  /** Does a command here, or in the tab that leads. Resolves when it is done. */
  readonly perform: Perform;
  /** Tells the tabs that follow. */
  readonly publish: (model: ConversationModel) => void;
  /** Shows another conversation, with the tabs that follow. */
  readonly move: (conversationId: string) => void;
  readonly leave: () => void;
};

/** Makes one conversation of the tabs that show it. */
export type JoinTabs = (options: JoinTabsOptions) => Tabs;

/** A channel to the other tabs of this site. */
export type TabChannel = {
  readonly post: (message: unknown) => void;
  readonly subscribe: (listener: (message: unknown) => void) => () => void;
  readonly close: () => void;
};

export type HoldLockOptions = {
  readonly signal: AbortSignal;
  readonly onHeld: () => void;
  /** Another tab took the lock away: this one was asleep. */
  readonly onLost?: () => void;
  /** Takes the lock away from the tab that holds it, for one that is asleep. @default false */
  readonly shouldSteal?: boolean;
};

/** What a browser gives its tabs to find each other. */
export type TabSurroundings = {
  readonly openChannel: (name: string) => TabChannel;
  /** Holds a lock that one tab has at a time, until `signal` aborts or the tab dies. */
  readonly holdLock: (name: string, options: HoldLockOptions) => void;
};
