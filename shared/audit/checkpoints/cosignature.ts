/** Bytes of a cosignature's time. */
export const TIME_BYTES = 8;

/** Seconds since 1970 as they stand before a cosignature: big-endian. */
export function timeBytes(seconds: bigint): Buffer {
  const bytes = Buffer.alloc(TIME_BYTES);
  bytes.writeBigUInt64BE(seconds);
  return bytes;
}

/** What a witness signs (C2SP tlog-cosignature, Ed25519 signed message). */
export const cosignedMessage = (body: string, seconds: bigint): Buffer =>
  Buffer.from(`cosignature/v1\ntime ${seconds}\n${body}`, 'utf8');
