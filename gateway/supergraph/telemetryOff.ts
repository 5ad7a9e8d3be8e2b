/**
 * @apollo/gateway sends a usage report every hour, and asks the cloud's metadata address who it is,
 * unless this is set before it is constructed. A hub for protected persons calls no one on its own, so
 * the program says so itself and does not leave it to whoever starts it. The one write to
 * `process.env` in the product: the library reads it nowhere else.
 */
export function telemetryOff(): void {
  // eslint-disable-next-line no-restricted-properties -- see above
  process.env['APOLLO_TELEMETRY_DISABLED'] = 'true';
}
