// A mail server that says on standard output, a JSON line each, what it took, and misbehaves when told to. It ends with its
// standard input.
import { createInterface } from 'node:readline';
import { SMTPServer } from 'smtp-server';
import { simpleParser } from 'mailparser';

const settings = JSON.parse(process.argv[2]);
const say = (line) => process.stdout.write(JSON.stringify(line) + '\n');
const answer = (code, text) => Object.assign(new Error(text), { responseCode: code });
// What to do to the next messages: { at: 'mail' | 'data', action: 'drop' | 'refuse' | 'hang', code, times }.
let mischief = null;
const takeMischief = (at) => {
  if (mischief?.at !== at || mischief.times-- <= 0) return null;
  return mischief;
};
const cut = (session) => {
  for (const connection of server.connections) {
    if (connection.id === session.id) connection._socket.destroy();
  }
};
const refusals = new Map();

const server = new SMTPServer({
  banner: 'trial',
  disableReverseLookup: true,
  authOptional: !settings.user,
  disabledCommands: [...(settings.key ? [] : ['STARTTLS']), ...(settings.user ? [] : ['AUTH'])],
  ...(settings.key ? { key: settings.key, cert: settings.certificate } : {}),
  onAuth(auth, session, done) {
    say({ event: 'auth', user: auth.username, secure: session.secure });
    return auth.username === settings.user && auth.password === settings.password
      ? done(null, { user: auth.username })
      : done(answer(535, '5.7.8 no'));
  },
  onMailFrom(address, session, done) {
    const found = takeMischief('mail');
    if (!found) return done();
    if (found.action === 'drop') return cut(session);
    if (found.action === 'hang') return undefined;
    return done(answer(found.code, `${found.code >= 500 ? 5 : 4}.7.1 <${address.address}> not now`));
  },
  onRcptTo(address, session, done) {
    // unknown… is nobody; busy3-… is refused three times.
    if (address.address.startsWith('unknown')) return done(answer(550, `5.1.1 <${address.address}> unknown`));
    const times = Number(/^busy(\d+)-/.exec(address.address)?.[1] ?? 0);
    const seen = refusals.get(address.address) ?? 0;
    if (seen < times) {
      refusals.set(address.address, seen + 1);
      return done(answer(451, `4.2.1 <${address.address}> is busy`));
    }
    return done();
  },
  onData(stream, session, done) {
    const chunks = [];
    stream.on('data', (chunk) => chunks.push(chunk));
    stream.on('end', async () => {
      const found = takeMischief('data');
      if (found?.action === 'refuse') return done(answer(found.code, `${found.code >= 500 ? 5 : 4}.6.0 not this`));
      const raw = Buffer.concat(chunks);
      const mail = await simpleParser(raw);
      say({
        event: 'message',
        from: session.envelope.mailFrom.address,
        to: session.envelope.rcptTo.map((recipient) => recipient.address),
        secure: session.secure,
        user: session.user ?? null,
        raw: raw.toString('base64'),
        messageId: mail.messageId,
        subject: mail.subject,
        sender: mail.from?.value,
        addressees: mail.to ? mail.to.value : [],
        date: mail.date?.toISOString(),
        text: mail.text,
        html: mail.html,
        attachments: mail.attachments.length,
        headers: mail.headerLines.map((header) => header.line),
      });
      if (found?.action === 'drop') return cut(session);
      return done(null, 'taken');
    });
  },
});
server.on('error', (error) => say({ event: 'error', message: error.message }));
server.listen(0, '127.0.0.1', () => say({ event: 'listening', port: server.server.address().port }));

const input = createInterface({ input: process.stdin });
input.on('line', (line) => {
  const command = JSON.parse(line);
  if (command.mischief) mischief = command.mischief;
  say({ event: 'heard', id: command.id });
});
input.on('close', () => process.exit(0));
