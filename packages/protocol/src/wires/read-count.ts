/** The value when it is a number, else 0. */
export const readCount = (value: unknown): number => (typeof value === 'number' ? value : 0);
