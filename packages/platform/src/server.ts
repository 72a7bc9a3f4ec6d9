import { createServer as createHttpServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { serve as serveNode } from '@hono/node-server';
import type { House } from './base/house.ts';
import type { Log } from './base/log.ts';
import { Refusal } from './base/refusal.ts';
import type { Page } from './base/ui/page.ts';
import { createServer } from './entrance/create-server.ts';

export { createServer } from './entrance/create-server.ts';

/** How long a sender may take, so that a thousand slow ones do not hold a thousand places (ASVS 5.0 V15.2.2). */
const PATIENCE = { headersTimeout: 10_000, requestTimeout: 30_000, keepAliveTimeout: 5_000, connectionsCheckingInterval: 5_000 };

/** How long answers under way may take when the house stops. */
const LAST_ANSWERS_MS = 10_000;

export type Serving = {
  /** Where it listens, with the real port. */
  readonly url: string;
  /** Takes no new connection, lets answers under way end, then closes. The house stays open. */
  stop(): Promise<void>;
};

export type ServeOptions = {
  readonly host?: string;
  /** 0 takes any free port. */
  readonly port?: number;
  readonly log?: Log;
  /** Other time limits than the usual; for tests. */
  readonly patience?: Partial<typeof PATIENCE>;
  /** Other pages than those of the house; for tests. */
  readonly pages?: readonly Page[];
};

/**
 * Opens the web entrance of a house on a port.
 * @example
 * const serving = await serve(house);
 * console.log(`Laurel listens on ${serving.url}`);
 */
export async function serve(house: House, options: ServeOptions = {}): Promise<Serving> {
  const { settings } = house;
  const host = options.host ?? settings.host;
  const port = options.port ?? settings.port;
  const log = options.log ?? house.log;
  let stopping = false;
  const app = createServer(house, { log, isStopping: () => stopping, ...(options.pages ? { pages: options.pages } : {}) });
  const server = await listen((request, env) => app.fetch(request, env), host, port, { ...PATIENCE, ...options.patience });
  const { address, port: realPort } = server.address() as AddressInfo;
  const url = `http://${address.includes(':') ? `[${address}]` : address}:${realPort}`;
  log.info('listening', { url });
  return {
    url,
    async stop() {
      if (stopping) return;
      stopping = true;
      await closeGently(server);
      log.info('stopped-listening');
    },
  };
}

type Fetch = Parameters<typeof serveNode>[0]['fetch'];

/** @throws Error with a sentence that names the port when it is taken */
function listen(fetch: Fetch, host: string, port: number, patience: typeof PATIENCE): Promise<Server> {
  return new Promise((resolve, reject) => {
    const server = serveNode(
      { fetch, hostname: host, port, createServer: createHttpServer, serverOptions: { ...patience, maxHeaderSize: 16_384 } },
      () => {
        server.off('error', failed);
        resolve(server);
      },
    ) as Server;
    const failed = (error: NodeJS.ErrnoException) => reject(listenTrouble(error, host, port));
    server.once('error', failed);
  });
}

function listenTrouble(error: NodeJS.ErrnoException, host: string, port: number): Error {
  if (error.code === 'EADDRINUSE')
    return new Refusal(
      'settings-wrong',
      { problems: `LAUREL_PORT ${port} is taken on ${host}: stop what listens there, or choose another port` },
      { cause: error },
    );
  if (error.code === 'EACCES')
    return new Refusal(
      'settings-wrong',
      { problems: `LAUREL_PORT ${port} may not be used by this user: choose one above 1023` },
      { cause: error },
    );
  if (error.code === 'EADDRNOTAVAIL')
    return new Refusal('settings-wrong', { problems: `LAUREL_HOST ${host} is no address of this machine` }, { cause: error });
  return error;
}

function closeGently(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const last = setTimeout(() => server.closeAllConnections(), LAST_ANSWERS_MS);
    // Connections that are only kept for a next request have nothing to finish; others get there with their last answer.
    const idle = setInterval(() => server.closeIdleConnections(), 50);
    server.close(() => {
      clearTimeout(last);
      clearInterval(idle);
      resolve();
    });
    server.closeIdleConnections();
  });
}
