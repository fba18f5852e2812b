import { composerStyles } from './composer-styles.ts';
import { controlsStyles } from './controls-styles.ts';
import { frameStyles } from './frame-styles.ts';
import { markdownStyles } from './markdown-styles.ts';
import { messageStyles } from './message-styles.ts';
import { sheetStyles } from './sheet-styles.ts';
import { tokens } from './tokens.ts';

/** Everything that the panel adds to the tokens. */
export const panelStyles =
  tokens + controlsStyles + frameStyles + messageStyles + markdownStyles + composerStyles + sheetStyles;
