import type { Span } from '../verdict.ts';

/** What `personalData` knows. `chinese-id` is the resident identity number, `ssn` the social security number of the United States. */
export type PersonalDataKind = 'email' | 'phone' | 'card' | 'chinese-id' | 'iban' | 'ip' | 'ssn' | 'api-key';

export type PersonalDataMatch = Span & { readonly kind: PersonalDataKind };
