/**
 * Whether a key belongs to an input method that is putting a word together. Safari reports the Enter that ends it after the
 * composition, with key code 229 and `isComposing` false.
 */
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;
