// Runs Azurite until our standard input closes, so that it never outlives the program that started it.
import { createRequire } from 'node:module';

process.stdin.resume();
// SIGTERM lets Azurite write its data to disk before it ends.
process.stdin.on('end', () => process.kill(process.pid, 'SIGTERM'));
createRequire(import.meta.url)('azurite/dist/src/azurite.js');
