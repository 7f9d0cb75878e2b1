import { Readable } from 'node:stream';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** What is still in use once all waste is cleared away, in bytes. */
export function heapUsed(): number {
	setFlagsFromString('--expose-gc');
	(runInNewContext('gc') as () => void)();
	return process.memoryUsage().heapUsed;
}

/** A body that is still on its way, of so many pieces of a million letters. */
export function bodyOf(pieces: number): Readable {
	return Readable.from(Array.from({ length: pieces }, () => Buffer.alloc(1_000_000, 'x')));
}
