/** The value when it is text, else nothing. */
export const readString = (value: unknown): string => (typeof value === 'string' ? value : '');
