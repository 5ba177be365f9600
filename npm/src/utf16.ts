/**
 * Makes indices of a JavaScript string, which counts UTF-16 code units, of offsets into it that count code points: the two
 * differ behind every emoji. Made once for a text, it is asked as often as wanted:
 *
 *     const at = utf16(text);
 *     text.slice(at(place.start), at(place.end)) === place.text;
 */
export function utf16(text: string): (offset: number) => number {
  // Where a character of two units stands, in code points; most texts have none.
  const pairs: number[] = [];
  let characters = 0;
  for (const character of text) {
    if (character.length === 2) pairs.push(characters);
    characters += 1;
  }
  return (offset) => {
    // How many of them stand before it.
    let [low, high] = [0, pairs.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((pairs[middle] as number) < offset) low = middle + 1;
      else high = middle;
    }
    return offset + low;
  };
}
