/** A mistake of whoever typed the command. Its message is one line that names it and the way out. */
export class CliError extends Error {
  override name = 'CliError';
}
