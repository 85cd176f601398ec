/** The digits with the one appended that makes them pass Luhn (ISO/IEC 7812-1, annex B). */
export function withLuhnDigit(digits: string): string {
  let sum = 0;
  for (const [place, character] of [...digits].reverse().entries()) {
    const digit = Number(character) * (place % 2 === 0 ? 2 : 1);
    sum += digit > 9 ? digit - 9 : digit;
  }
  return `${digits}${(10 - (sum % 10)) % 10}`;
}
