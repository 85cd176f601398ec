/** Rows that one transaction changes at most, where there may be any number of them: nobody waits long behind it. */
const PIECE = 500;

/** Does a work of any size in pieces, each told how many rows it may change, until one changes fewer; returns the sum. */
export async function inPieces(work: (limit: number) => Promise<number>): Promise<number> {
  let sum = 0;
  for (;;) {
    const count = await work(PIECE);
    sum += count;
    if (count < PIECE) return sum;
  }
}
