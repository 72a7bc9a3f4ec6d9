import { createServer as createHttp, type RequestListener, type Server } from 'node:http';
import { type AddressInfo, createServer as createTcp, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { guardedFetcher, noFetcher } from './fetch.ts';

/** Whatever listens here must never hear of it. */
let canary: Server;
let hits = 0;
let connections = 0;
let port = 0;

beforeAll(async () => {
  canary = createHttp((_request, response) => {
    hits += 1;
    response.end('you should not have come');
  });
  canary.on('connection', () => {
    connections += 1;
  });
  await new Promise<void>((resolve) => canary.listen(0, '::', resolve));
  port = (canary.address() as AddressInfo).port;
});
afterAll(() => new Promise((resolve) => canary.close(resolve)));

const loopbackInAllNotations = () => [
  `127.0.0.1:${port}`,
  `127.1:${port}`,
  `127.0.1:${port}`,
  `0x7f.0.0.1:${port}`,
  `0x7f000001:${port}`,
  `2130706433:${port}`,
  `0177.0.0.1:${port}`,
  `017700000001:${port}`,
  `127.0.0.1.:${port}`,
  `0:${port}`,
  `0.0.0.0:${port}`,
  `[::]:${port}`,
  `[::1]:${port}`,
  `[0:0:0:0:0:0:0:1]:${port}`,
  `[::ffff:127.0.0.1]:${port}`,
  `[::ffff:7f00:1]:${port}`,
  `[::127.0.0.1]:${port}`,
  `[64:ff9b::127.0.0.1]:${port}`,
  `[2002:7f00:1::]:${port}`,
  `localhost:${port}`,
  `LOCALHOST:${port}`,
  `localhost.:${port}`,
  `１２７.０.０.１:${port}`,
  `127。0。0。1:${port}`,
  `①②⑦.0.0.1:${port}`,
  `user@127.0.0.1:${port}`,
  `example.org@127.0.0.1:${port}`,
  `127.0.0.1:${port}#@example.org`,
  `127.0.0.1:${port}\\@example.org`,
];

describe('a stranger who wants the house to look at itself', () => {
  test('is refused in every notation of this machine, and the machine hears nothing of it', async () => {
    const fetcher = guardedFetcher();
    for (const host of loopbackInAllNotations()) {
      for (const scheme of ['https', 'http']) {
        await expect(fetcher.fetch(`${scheme}://${host}/x`), `${scheme}://${host}`).rejects.toMatchObject({ code: 'fetch-refused' });
      }
    }
    expect({ hits, connections }).toEqual({ hits: 0, connections: 0 });
  });

  test('is refused with a name that leads here, also when only one of its addresses does', async () => {
    for (const addresses of [
      ['127.0.0.1'],
      ['93.184.216.34', '127.0.0.1'],
      ['::ffff:127.0.0.1'],
      ['10.1.2.3'],
      ['fe80::1'],
      ['169.254.169.254'],
      ['100.64.0.1'],
      [],
    ]) {
      const fetcher = guardedFetcher({ lookup: async () => addresses });
      await expect(fetcher.fetch('https://rebind.example.org/did.json'), addresses.join()).rejects.toMatchObject({ code: 'fetch-refused' });
    }
    expect(connections).toBe(0);
  });

  test('is refused with any other scheme, a user, a port, or what is no address', async () => {
    const fetcher = guardedFetcher();
    for (const url of [
      'http://example.org/',
      'file:///etc/passwd',
      'ftp://example.org/',
      'gopher://example.org/',
      'data:application/json,{}',
      'javascript:alert(1)',
      'https://user:word@example.org/',
      'https://example.org:8443/',
      '//example.org',
      'https://',
      'https://exa mple.org',
      'x'.repeat(3_000),
      '',
    ]) {
      await expect(fetcher.fetch(url), url.slice(0, 40)).rejects.toMatchObject({ code: 'fetch-refused' });
    }
  });
});

describe('with this machine allowed, to try it out', () => {
  const servers: (Server | ReturnType<typeof createTcp>)[] = [];
  afterAll(() => {
    for (const server of servers) server.close();
  });
  const listening = async (server: Server | ReturnType<typeof createTcp>): Promise<number> => {
    servers.push(server);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  };
  const serve = async (listener: RequestListener): Promise<string> => `http://127.0.0.1:${await listening(createHttp(listener))}/`;
  const json = { 'content-type': 'application/json; charset=utf-8' };
  const fetcher = guardedFetcher({ allowLoopback: true, deadlineMs: 400, maximumBytes: 1_000 });
  const why = (url: string, one = fetcher) =>
    one.fetch(url).then(
      () => 'fetched',
      (error: { details: { why: string } }) => error.details.why,
    );

  test('an answer comes with its bytes and its type', async () => {
    const url = await serve((request, response) =>
      response.writeHead(200, json).end(JSON.stringify({ host: request.headers.host, agent: request.headers['user-agent'] })),
    );
    const { bytes, contentType, status } = await fetcher.fetch(url);
    expect({ status, contentType }).toEqual({ status: 200, contentType: 'application/json' });
    expect(JSON.parse(Buffer.from(bytes).toString())).toEqual({ host: new URL(url).host, agent: 'Laurel' });
  });

  test('the name in the address is kept for the other side, the connection goes where it was looked up', async () => {
    let lookups = 0;
    const pinned = guardedFetcher({
      allowLoopback: true,
      lookup: async () => {
        lookups += 1;
        // A second look would lead elsewhere.
        return lookups === 1 ? ['127.0.0.1'] : ['10.0.0.1'];
      },
    });
    const url = await serve((request, response) => response.writeHead(200, json).end(JSON.stringify(request.headers.host)));
    const named = url.replace('127.0.0.1', 'issuer.example.org');
    expect(JSON.parse(Buffer.from((await pinned.fetch(named)).bytes).toString())).toBe(new URL(named).host);
    expect(lookups).toBe(1);
  });

  test('plain http is for this machine alone', async () => {
    const elsewhere = guardedFetcher({ allowLoopback: true, lookup: async () => ['93.184.216.34'] });
    expect(await why('http://example.org/', elsewhere)).toBe('only https addresses are fetched');
    const inside = guardedFetcher({ allowLoopback: true, lookup: async () => ['10.0.0.1'] });
    expect(await why('http://example.org/', inside)).toBe('it does not lie in the public internet');
  });

  test('nobody follows to another address', async () => {
    let followed = 0;
    const target = await serve((_request, response) => {
      followed += 1;
      response.writeHead(200, json).end('{}');
    });
    for (const status of [301, 302, 303, 307, 308]) {
      const url = await serve((_request, response) => response.writeHead(status, { ...json, location: target }).end());
      expect(await why(url)).toBe('it leads on to another address, and nobody follows');
    }
    expect(followed).toBe(0);
  });

  test('an answer that is no 200 is none', async () => {
    for (const status of [204, 206, 400, 404, 410, 500, 503]) {
      expect(await why(await serve((_request, response) => response.writeHead(status, json).end()))).toBe(`the answer was ${status}`);
    }
  });

  test('too much is too much, whether it is announced or not', async () => {
    expect(
      await why(await serve((_request, response) => response.writeHead(200, { ...json, 'content-length': '5000' }).end('x'.repeat(5_000)))),
    ).toBe('the answer is too large');
    let sent = 0;
    const endless = await serve((_request, response) => {
      response.writeHead(200, json);
      const more = (): void => {
        sent += 1;
        if (!response.destroyed && sent < 10_000) response.write('x'.repeat(500), () => setImmediate(more));
      };
      more();
    });
    expect(await why(endless)).toBe('the answer is too large');
    expect(sent).toBeLessThan(5_000);
  });

  test('a packed answer is not unpacked', async () => {
    expect(
      await why(
        await serve((_request, response) =>
          response.writeHead(200, { ...json, 'content-encoding': 'gzip' }).end(gzipSync('0'.repeat(100_000))),
        ),
      ),
    ).toBe('the answer is packed');
  });

  test('an answer of another type is not read', async () => {
    for (const type of ['text/html', 'application/javascript', 'image/svg+xml', 'text/plain', '']) {
      expect(await why(await serve((_request, response) => response.writeHead(200, { 'content-type': type }).end('{}'))), type).toBe(
        'the answer is of another type',
      );
    }
    const did = await serve((_request, response) => response.writeHead(200, { 'content-type': 'application/did+json' }).end('{}'));
    expect(await why(did)).toBe('fetched');
    const list = await serve((_request, response) => response.writeHead(200, { 'content-type': 'application/vc+jwt' }).end('e30.e30.e30'));
    expect((await fetcher.fetch(list, { accept: ['application/vc+jwt'] })).contentType).toBe('application/vc+jwt');
  });

  test('whoever is slow is left, however they are slow', async () => {
    const late = 'it did not answer in time';
    const started = Date.now();
    expect(await why(await serve(() => {}))).toBe(late);
    expect(await why(await serve((_request, response) => void response.writeHead(200, json).write('{')))).toBe(late);
    const dripping = await serve((_request, response) => {
      response.writeHead(200, json);
      const timer = setInterval(() => response.write(' '), 20);
      response.on('close', () => clearInterval(timer));
    });
    expect(await why(dripping)).toBe(late);
    const silent: Socket[] = [];
    const mute = createTcp((socket) => void silent.push(socket));
    expect(await why(`http://127.0.0.1:${await listening(mute)}/`)).toBe(late);
    for (const socket of silent) socket.destroy();
    expect(
      await why('http://slow.example.org/', guardedFetcher({ allowLoopback: true, deadlineMs: 100, lookup: () => new Promise(() => {}) })),
    ).toBe(late);
    expect(Date.now() - started).toBeLessThan(4_000);
  });

  test('a connection that fails, breaks off or speaks another language is refused without details', async () => {
    expect(await why(`http://127.0.0.1:1/`)).toBe('the connection failed');
    const rude = createTcp((socket) => socket.end('SSH-2.0-OpenSSH\r\n'));
    expect(await why(`http://127.0.0.1:${await listening(rude)}/`)).toBe('the connection failed');
    const broken = createTcp((socket) => {
      socket.write('HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{"half');
      setTimeout(() => socket.destroy(), 20);
    });
    expect(await why(`http://127.0.0.1:${await listening(broken)}/`)).toBe('the connection failed');
    const huge = await serve((_request, response) => response.writeHead(200, { ...json, 'x-much': 'x'.repeat(40_000) }).end('{}'));
    expect(await why(huge)).toBe('the connection failed');
    expect(await why(`https://127.0.0.1:${await listening(createTcp((socket) => socket.end('no tls here')))}/`)).not.toBe('fetched');
  });
});

test('a house that shall not reach out does not', async () => {
  await expect(noFetcher.fetch('https://example.org/')).rejects.toMatchObject({ code: 'fetch-refused' });
});
