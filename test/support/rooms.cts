import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** An import from one room of the house into another, or into the same. */
export interface Arrow {
	/** Path from the root of the checkout. */
	readonly file: string;
	readonly from: string;
	readonly to: string;
}

const ROOT = resolve(__dirname, '../..');
const IMPORT = /\b(?:from|import|require)\s*\(?\s*'(\.{1,2}\/[^']+)'/g;

/** Every relative import of the code that is shipped, and of the sandbox. */
export function arrowsOfHouse(): Arrow[] {
	return ['credentials', 'nodes', 'sandbox'].flatMap(filesIn).flatMap((path) => {
		const imports = [...readFileSync(path, 'utf8').matchAll(IMPORT)];
		const [file, from] = [relative(ROOT, path), roomOf(path)];
		return imports.map(([, target]) => ({ file, from, to: roomOf(join(dirname(path), target)) }));
	});
}

/** The room of a file: the folder below nodes/SevenRooms, or `node` for what stands in it. */
function roomOf(path: string): string {
	const [floor, , room, ...rest] = relative(ROOT, path).split(/[\\/]/);
	if (floor !== 'nodes') return floor;
	return rest.length > 0 ? room : 'node';
}

function filesIn(folder: string): string[] {
	return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => /\.c?ts$/.test(name))
		.map((name) => join(ROOT, folder, name));
}
