import type { Log } from '../log.ts';

/** Warnings and errors as lines for people; the ordinary course of things is not worth a line. */
export const logToTerminal: Log = ({ level, event, code, detail, site }) => {
  if (level === 'info') return;
  console.error(
    `  ${level === 'error' ? 'Error' : 'Warning'}: ${[event, site, code, detail].filter(Boolean).join(', ')}`,
  );
};
