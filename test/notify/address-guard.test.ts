import { describe, expect, test } from 'vitest';
import { isAllowedAddress, urlFault } from '../../src/base/public-address.ts';

const LIVE = { sandbox: false, ports: [443] };
const SANDBOX = { sandbox: true, ports: [443] };

describe('addresses', () => {
  test.each([
    '0.0.0.0',
    '10.255.255.255',
    '100.64.0.1',
    '100.127.255.255',
    '127.0.0.1',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.8',
    '192.0.2.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:0:127.0.0.1',
    '::127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b::a9fe:a9fe',
    '64:ff9b:1::1',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::1',
    '3fff::1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    'localhost',
    '',
  ])('%s is not called where money is real', (address) => {
    expect(isAllowedAddress(address, LIVE)).toBe(false);
  });

  test.each(['1.1.1.1', '8.8.8.8', '100.63.255.255', '100.128.0.1', '172.32.0.1', '2606:4700::1111', '::ffff:1.1.1.1'])(
    '%s is public',
    (address) => {
      expect(isAllowedAddress(address, LIVE)).toBe(true);
    },
  );

  test.each([
    ['127.0.0.1', true],
    ['127.9.9.9', true],
    ['::1', true],
    ['10.0.0.1', false],
    ['169.254.169.254', false],
    ['fd00::1', false],
  ])('in a sandbox the loopback is allowed, and nothing else inside: %s', (address, allowed) => {
    expect(isAllowedAddress(address, SANDBOX)).toBe(allowed);
  });
});

describe('URLs', () => {
  test.each([
    ['https://hooks.example.com/a?b=c', undefined],
    ['https://hooks.example.com:443/', undefined],
    ['https://1.1.1.1/', undefined],
    ['https://[2606:4700::1111]/', undefined],
    ['http://hooks.example.com/', 'must be an https URL'],
    ['ftp://hooks.example.com/', 'must be an https URL'],
    ['https://hooks.example.com:22/', 'has a port that is not allowed'],
    ['https://a:b@hooks.example.com/', 'must have no user and no password'],
    ['https://localhost/', 'must not lead to a private address'],
    ['https://api.localhost./', 'must not lead to a private address'],
    ['https://127.1/', 'must not lead to a private address'],
    ['https://2130706433/', 'must not lead to a private address'],
    ['https://0x7f.0.0.1/', 'must not lead to a private address'],
    ['https://[::ffff:127.0.0.1]/', 'must not lead to a private address'],
    ['hooks.example.com', 'must be an absolute URL'],
  ])('%s: %s', (url, fault) => {
    expect(urlFault(url, LIVE)).toBe(fault);
  });

  test('a sandbox takes http, any port, and the loopback', () => {
    expect(urlFault('http://127.0.0.1:8080/', SANDBOX)).toBeUndefined();
    expect(urlFault('http://localhost:8080/', SANDBOX)).toBeUndefined();
    expect(urlFault('http://10.0.0.1/', SANDBOX)).toBe('must not lead to a private address');
  });
});
