/** Places in the global order as clients see them: opaque, and told apart from everything else by their form. */
const FORM = /^e([0-9a-z]{1,11})$/;

export function encodePosition(position: number): string {
  return `e${position.toString(36)}`;
}

/** Undefined for a text that no event carried. */
export function parsePosition(text: string): number | undefined {
  const digits = FORM.exec(text)?.[1];
  return digits === undefined ? undefined : Number.parseInt(digits, 36);
}
