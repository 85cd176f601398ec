/** The check digit that makes these digits a valid card number. */
export function luhnDigit(digits: string): number {
  let total = 0;
  for (let index = 0; index < digits.length; index += 1) {
    const digit = digits.charCodeAt(digits.length - 1 - index) - 48;
    const doubled = index % 2 === 0 ? digit * 2 : digit;
    total += doubled > 9 ? doubled - 9 : doubled;
  }
  return (10 - (total % 10)) % 10;
}

export function isLuhnValid(number: string): boolean {
  return luhnDigit(number.slice(0, -1)) === number.charCodeAt(number.length - 1) - 48;
}
