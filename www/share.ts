/**
 * A text in the fragment of a link, which browsers keep to themselves: compressed, in the alphabet that addresses may have.
 * With a checksum (zlib's), so that a link that was cut off or mistyped is refused, not shown as something else.
 */

/** Characters of a fragment, at most: browsers take more, what links are sent through does not. */
export const LONGEST_LINK = 60_000;
/** Characters from which on some programs cut a link. */
export const LONG_LINK = 2_000;
/** Bytes of a text that a link may hold: it is unpacked no further. */
const LARGEST_TEXT = 1_000_000;

/** The key of a text in a fragment. */
export const KEY = 't';

export class ShareError extends Error {}

export async function packed(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate'));
  const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  const link = btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
  if (link.length > LONGEST_LINK) {
    throw new ShareError(
      `This text is too long for a link: it would have ${link.length.toLocaleString('en')} characters, and ${LONGEST_LINK.toLocaleString('en')} is the most. Send the text itself instead.`,
    );
  }
  return link;
}

/** The text of what `packed` has packed. */
export async function unpacked(link: string): Promise<string> {
  if (link.length > LONGEST_LINK) throw new ShareError('This link is longer than any that is made here.');
  const reader = inflated(bytesOf(link)).getReader();
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let [text, size] = ['', 0];
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      size += value.byteLength;
      if (size > LARGEST_TEXT) throw new ShareError('The text in this link is too large to be opened.');
      text += decoder.decode(value, { stream: true });
    }
    return text + decoder.decode();
  } catch (error) {
    void reader.cancel().catch(() => {});
    throw error instanceof ShareError ? error : damaged();
  }
}

const damaged = () =>
  new ShareError(
    'This link is damaged: some of it is missing or was changed on the way. Ask for it to be sent again.',
  );

function bytesOf(link: string): Uint8Array<ArrayBuffer> {
  if (!/^[\w-]+$/.test(link)) throw damaged();
  try {
    const binary = atob(link.replaceAll('-', '+').replaceAll('_', '/'));
    return Uint8Array.from(binary, (character) => character.charCodeAt(0));
  } catch {
    throw damaged();
  }
}

function inflated(bytes: Uint8Array<ArrayBuffer>): ReadableStream<Uint8Array> {
  return new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
}
