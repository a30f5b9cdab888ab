// The order in which options stand: drawn for each learner, and the same for that learner always.

/** A number from a text, the same on every machine (FNV-1a, 32 bits). */
function seeded(text: string): number {
  let hash = 0x811c9dc5;
  for (const letter of text) hash = Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193) >>> 0;
  return hash;
}

/** The things in an order that follows from `seed`; the list that is given stays as it is. */
export function drawn<T>(things: readonly T[], seed: string): T[] {
  let state = seeded(seed);
  // Mulberry32: small, and good enough to lay out five options.
  const random = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const order = [...things];
  for (let n = order.length - 1; n > 0; n -= 1) {
    const other = Math.floor(random() * (n + 1));
    [order[n], order[other]] = [order[other]!, order[n]!];
  }
  return order;
}
