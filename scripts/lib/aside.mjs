// Which documents of a development set are kept aside while weights are fitted.

/** FNV-1a, as the trainer draws: every third document is kept aside while weights are fitted. */
export function isAside(id) {
  let hash = 0xcbf29ce484222325n;
  for (const byte of Buffer.from(id)) {
    hash = ((hash ^ BigInt(byte)) * 0x100000001b3n) & 0xffffffffffffffffn;
  }
  return hash % 3n === 0n;
}
