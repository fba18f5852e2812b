/** One line of the log. Never holds what a visitor or a model said, nor a key. */
export type LogEntry = {
  readonly level: 'info' | 'warn' | 'error';
  readonly event: string;
  readonly site?: string;
  readonly conversationId?: string;
  readonly replyId?: string;
  readonly code?: string;
  readonly detail?: string;
};

export type Log = (entry: LogEntry) => void;

/** JSON lines on standard error, for collectors. */
export const logToConsole: Log = (entry) => console.error(JSON.stringify({ at: new Date().toISOString(), ...entry }));

/** What of an unknown failure may stand in the log: its name, code and message, cut to a line. */
export const describeFailure = (error: unknown): string => {
  if (!(error instanceof Error)) return typeof error;
  const code = 'code' in error && typeof error.code === 'string' ? ` ${error.code}` : '';
  return `${error.name}${code}: ${error.message}`.replaceAll(/\s+/g, ' ').slice(0, 300);
};
