import type { Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';

/** `hangs` takes the connection and says nothing; `drops` takes a mail and hangs up before it says so. */
export type Mood = 'well' | 'hangs' | 'drops';

/** A mail server for tests, which keeps the Message-ID and the recipient of what it took. */
export type MailServer = {
  readonly url: string;
  readonly taken: readonly { readonly messageId: string; readonly to: string; readonly text: string }[];
  /** Answers the next mails with an SMTP error of this code; 0 takes them again. */
  refuseWith(code: number): void;
  be(mood: Mood): void;
  stop(): Promise<void>;
};

/** @param port that of one which was stopped, or any free one */
export async function startMailServer(port = 0): Promise<MailServer> {
  const taken: { messageId: string; to: string; text: string }[] = [];
  let refusal = 0;
  let mood: Mood = 'well';
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    closeTimeout: 100,
    onConnect(_session, done) {
      if (mood !== 'hangs') done();
    },
    onData(stream, session, done) {
      let text = '';
      stream.on('data', (bytes: Buffer) => {
        text += bytes.toString('utf8');
      });
      stream.on('end', () => {
        if (refusal !== 0) return done(Object.assign(new Error('not now'), { responseCode: refusal }));
        taken.push({
          text,
          messageId: /^Message-ID: (.*)$/im.exec(text)?.[1]?.trim() ?? '',
          to: session.envelope.rcptTo.map((recipient: { address: string }) => recipient.address).join(','),
        });
        if (mood === 'drops') return hangUp(session.id);
        done();
      });
    },
  });
  const hangUp = (id: string): void => {
    for (const connection of connectionsOf(server)) if (connection.session.id === id) connection._socket.destroy();
  };
  // Whoever hangs up in the middle is the point of some tests.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const bound = server.server.address() as { port: number };
  return {
    url: `smtp://127.0.0.1:${bound.port}`,
    taken,
    refuseWith: (code) => {
      refusal = code;
    },
    be: (next) => {
      mood = next;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

type Connection = { readonly session: { readonly id: string }; readonly _socket: Socket };
const connectionsOf = (server: SMTPServer) => (server as unknown as { readonly connections: ReadonlySet<Connection> }).connections;
