import { expect, test } from 'vitest';
import { isLoopback, isPublicAddress } from './addresses.ts';

test('addresses of the public internet are public', () => {
  for (const address of [
    '1.1.1.1',
    '9.9.9.9',
    '93.184.216.34',
    '134.147.64.11',
    '172.15.255.255',
    '172.32.0.1',
    '100.63.255.255',
    '100.128.0.1',
    '192.169.0.1',
    '198.17.255.255',
    '198.20.0.1',
    '223.255.255.255',
    '2606:4700:4700::1111',
    '2a00:1450:4001::8a',
    '2001:638::1',
  ]) {
    expect(isPublicAddress(address), address).toBe(true);
  }
});

test('no private, local, shared, reserved or embedded address is', () => {
  for (const address of [
    '0.0.0.0',
    '0.1.2.3',
    '10.0.0.1',
    '10.255.255.255',
    '100.64.0.1',
    '100.127.255.255',
    '127.0.0.1',
    '127.255.255.254',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.1',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.1.1',
    '198.18.0.1',
    '198.19.255.255',
    '198.51.100.7',
    '203.0.113.9',
    '224.0.0.1',
    '239.1.1.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::127.0.0.1',
    '::ffff:127.0.0.1',
    '::ffff:7f00:1',
    '::ffff:10.0.0.1',
    '::ffff:8.8.8.8',
    '::ffff:0:127.0.0.1',
    '64:ff9b::7f00:1',
    '64:ff9b:1::1',
    '100::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '2002:a00:1::1',
    '3fff::1',
    'fc00::1',
    'fd12:3456::1',
    'fe80::1',
    'fe80::1%eth0',
    'fec0::1',
    'ff02::1',
    '5f00::1',
    '2606:4700::1111%lo',
    'localhost',
    '',
    '127.1',
    '0x7f.0.0.1',
    '1.2.3.4.5',
  ]) {
    expect(isPublicAddress(address), address).toBe(false);
  }
});

test('this machine itself is known by all of its addresses', () => {
  for (const address of ['127.0.0.1', '127.8.9.10', '::1']) expect(isLoopback(address), address).toBe(true);
  for (const address of ['0.0.0.0', '::', '10.0.0.1', '::ffff:10.0.0.1', 'localhost']) expect(isLoopback(address), address).toBe(false);
});
