import { SMTPServer } from 'smtp-server';

/** A mail server for tests, which keeps the Message-ID and the recipient of what it took. */
export type MailServer = {
  readonly url: string;
  readonly taken: readonly { readonly messageId: string; readonly to: string; readonly text: string }[];
  /** Answers the next mails with an SMTP error of this code; 0 takes them again. */
  refuseWith(code: number): void;
  stop(): Promise<void>;
};

export async function startMailServer(): Promise<MailServer> {
  const taken: { messageId: string; to: string; text: string }[] = [];
  let refusal = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
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
        done();
      });
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.server.address() as { port: number };
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    refuseWith: (code) => {
      refusal = code;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
