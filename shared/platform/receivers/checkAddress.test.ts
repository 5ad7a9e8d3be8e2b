import { checkAddress } from './checkAddress';

test.each([
  'https://agency.example/',
  'https://agency.example/notices?token=abc',
  'https://agency.example:8443/notices',
  'https://10.1.2.3/notices',
  'http://127.0.0.1:8080/notices',
  'http://[::1]:8080/notices',
])('%s can be configured', (address) => {
  expect(checkAddress(address)).toBeNull();
});

test.each([
  [undefined, 'must be an address'],
  ['agency.example', 'must be an address'],
  ['http://agency.example/', 'must begin with https'],
  ['http://localhost:8080/', 'must begin with https'],
  ['http://10.1.2.3/', 'must begin with https'],
  ['http://169.254.169.254/latest/meta-data', 'must begin with https'],
  ['http://127.0.0.1.nip.example/', 'must begin with https'],
  ['http://[::ffff:127.0.0.1]/', 'must begin with https'],
  ['http://0.0.0.0:8080/', 'must begin with https'],
  ['file:///etc/passwd', 'must begin with https'],
  ['ftp://agency.example/', 'must begin with https'],
  ['https://user:secret@agency.example/', 'no user'],
  ['http://127.0.0.1@agency.example/', 'must begin with https'],
  ['https://agency.example/#part', 'no user'],
  ['https://agency.example', 'written as it is called'],
  ['https://AGENCY.example/', 'written as it is called'],
  ['https://agency.example:443/', 'written as it is called'],
  ['https://agency.example/a/../b', 'written as it is called'],
  ['https://0x7f.1/', 'written as it is called'],
  ['http://2130706433/', 'written as it is called'],
  [' https://agency.example/', 'written as it is called'],
])('%s cannot', (address, why) => {
  const fault = checkAddress(address);
  expect(fault).toContain(why);
  expect(fault).not.toContain('secret');
});
