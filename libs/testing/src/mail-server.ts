import { createServer, type AddressInfo, type Socket } from 'node:net';

/** Just enough of SMTP to take one mail. */
export async function mailServer(): Promise<{ port: number; received(): string; close(): void }> {
  let received = '';
  let inData = false;
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.write('220 test\r\n');
    socket.on('data', (chunk) => {
      const text = chunk.toString();
      received += text;
      if (inData) {
        if (!text.endsWith('\r\n.\r\n')) return;
        inData = false;
        socket.write('250 taken\r\n');
        return;
      }
      inData = text.startsWith('DATA');
      socket.write(inData ? '354 go on\r\n' : text.startsWith('QUIT') ? '221 bye\r\n' : '250 fine\r\n');
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    /** Soft line breaks taken out. */
    received: () => received.replaceAll('=\r\n', ''),
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}
