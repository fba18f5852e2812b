/** The checksum of payment cards. */
export const passesLuhn = (digits: string): boolean =>
  [...digits]
    .reverse()
    .reduce((sum, digit, index) => sum + Number(index % 2 === 0 ? digit : '0246813579'[Number(digit)]), 0) %
    10 ===
  0;

/** A Chinese resident identity number: a possible birthday, and the checksum of GB 11643, where X counts ten. */
export const isChineseId = (text: string): boolean =>
  /^[1-9]\d{5}(?:18|19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dX]$/i.test(text) &&
  [...text].reduce((sum, digit) => (sum * 2 + Number(digit.replace(/x/i, '10'))) % 11, 0) === 1;

/** The checksum of ISO 13616, character by character since the number is longer than a double holds. */
export const passesIban = (account: string): boolean =>
  [...(account.slice(4) + account.slice(0, 4))].reduce(
    (rest, character) => Number(`${rest}${Number.parseInt(character, 36)}`) % 97,
    0,
  ) === 1;
