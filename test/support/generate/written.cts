import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(__dirname, '../../..');

/** A file of this repository, as text. */
export function written(file: string): string {
	return readFileSync(resolve(root, file), 'utf8');
}

/** Whether the output schema of an operation, `<resource>/<operation>`, has been written. */
export function hasSchema(name: string): boolean {
	return existsSync(resolve(root, `nodes/SevenRooms/__schema__/v1.0.0/${name}.json`));
}
