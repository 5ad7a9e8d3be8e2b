const LOOPBACK = ['127.0.0.1', '[::1]'];

/**
 * What is wrong with an address that notices shall be sent to, or null. Nothing of it is in the answer: an
 * address can hold a token.
 */
export function checkAddress(text: unknown): string | null {
  if (typeof text !== 'string' || !URL.canParse(text)) {
    return 'its url must be an address, https://host/path';
  }
  const url = new URL(text);
  const plain = url.protocol === 'http:' && LOOPBACK.includes(url.hostname);
  if (url.protocol !== 'https:' && !plain) {
    return 'its url must begin with https:// (http:// is for http://127.0.0.1 and http://[::1] alone)';
  }
  if (url.username !== '' || url.password !== '' || url.hash !== '') {
    return 'its url must hold no user, password or #fragment';
  }
  // What is called is what is written: no number that is read as another host, no path that is shortened.
  if (url.href !== text) {
    return 'its url must be written as it is called: in lower case, with its path (at least /), without a port that goes without saying';
  }
  return null;
}
