import { readLaunchSettings } from './LaunchSettings';
import { witnessed } from './parts/startParts';

describe('the settings of a start', () => {
  it('serve the sample on the loopback address by default', () => {
    expect(readLaunchSettings({})).toMatchObject({
      host: '127.0.0.1',
      port: 4000,
      sample: true,
      databaseUrl: undefined,
      webhooksFile: undefined,
      keyServiceFile: undefined,
      witness: undefined,
    });
  });

  it('name the folder of a witness to the evidence part alone', () => {
    const settings = readLaunchSettings({ LIDHJA_WITNESS: '/var/lib/witness' });
    expect(witnessed('evidence', settings)).toEqual({ LIDHJA_WITNESS: '/var/lib/witness' });
    expect(witnessed('national', settings)).toEqual({});
    expect(witnessed('evidence', readLaunchSettings({}))).toEqual({});
  });

  it.each(['x', '-1', '65536', '40.5', ' '])('refuse the port "%s"', (text) => {
    expect(() => readLaunchSettings({ PORT: text })).toThrow(/PORT/);
  });

  it('refuse to be without the sample and without identity providers', () => {
    expect(() => readLaunchSettings({ LIDHJA_SAMPLE: 'off' })).toThrow(/LIDHJA_ISSUERS/);
    expect(
      readLaunchSettings({ LIDHJA_SAMPLE: 'off', LIDHJA_ISSUERS: '/etc/issuers.json' }).sample,
    ).toBe(false);
  });

  it('refuse a spelling of the sample switch that could be meant either way', () => {
    expect(() => readLaunchSettings({ LIDHJA_SAMPLE: 'no' })).toThrow(/LIDHJA_SAMPLE/);
  });

  it('hand on to the parts neither the administrator nor anything not listed', () => {
    const { passedOn } = readLaunchSettings({
      DATABASE_URL: 'postgresql://a:b@c/d',
      SECRET: 'x',
      LIDHJA_LOG: 'warn',
    });
    expect(passedOn).toEqual({ LIDHJA_LOG: 'warn' });
  });
});
