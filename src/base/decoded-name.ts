/** A name of a counter or a limit operation without its escapes; one that was tampered with stays as it is. */
export function decodedName(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
