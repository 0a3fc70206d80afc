// Runs Azurite until our standard input closes, so that it never outlives the program that started it.
import { createRequire } from 'node:module';

// Ctrl+C in a terminal reaches us too, but whoever uses the storage has to finish first: only our input's end stops us.
process.on('SIGINT', () => {});
for (const method of ['on', 'once', 'addListener']) {
  const add = process[method];
  process[method] = (event, ...rest) => (event === 'SIGINT' ? process : add.call(process, event, ...rest));
}

process.stdin.resume();
// SIGTERM lets Azurite write its data to disk before it ends.
process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM'));
createRequire(import.meta.url)('azurite/dist/src/azurite.js');
