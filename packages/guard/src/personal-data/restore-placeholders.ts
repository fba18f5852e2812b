/** A placeholder, or an address, which goes on for as long as there are characters that addresses are written with. */
const placeholderOrAddress = /\/\/[!-~]*|\[[a-z-]{1,20}-\d{1,6}\]/gi;

/** Puts back what placeholders stand for. Those that are unknown or within an address stay. */
export const restorePlaceholders = (text: string, restore: (placeholder: string) => string | undefined): string =>
  text.replace(placeholderOrAddress, (found) => restore(found.toLowerCase()) ?? found);
