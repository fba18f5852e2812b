const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

/** The checksum of payment cards. */
export const passesLuhn = (digits: string): boolean => {
  let sum = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = Number(digits[digits.length - 1 - index]);
    const weighted = index % 2 === 1 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
};

/** A Chinese resident identity number: a possible birthday, and the checksum of GB 11643. */
export const isChineseId = (text: string): boolean => {
  const [, month, day] = /^[1-9]\d{5}(?:18|19|20)\d\d(\d\d)(\d\d)\d{3}[\dXx]$/.exec(text) ?? [];
  if (month === undefined || Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31)
    return false;
  const sum = weights.reduce((total, weight, index) => total + weight * Number(text[index]), 0);
  return '10X98765432'[sum % 11] === text[17]?.toUpperCase();
};

/** The checksum of ISO 13616, digit by digit since the number is longer than a double holds. */
export const passesIban = (text: string): boolean => {
  let rest = 0;
  for (const character of (text.slice(4) + text.slice(0, 4)).toUpperCase()) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
};
