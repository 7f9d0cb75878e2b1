import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** Who may know whom. A room always knows itself. */
const MAY_KNOW: Readonly<Record<string, readonly string[]>> = {
	credentials: [],
	model: [],
	descriptions: ['model'],
	events: ['model'],
	transport: ['model', 'credentials'],
	actions: ['descriptions', 'transport', 'model'],
	methods: ['transport', 'model'],
	triggers: ['events', 'descriptions', 'transport', 'model'],
	node: ['actions', 'methods', 'triggers'],
	sandbox: [],
};

const ROOT = resolve(__dirname, '../..');
const IMPORT = /\b(?:from|import|require)\s*\(?\s*'(\.{1,2}\/[^']+)'/g;

/** The room of a file: the folder below nodes/SevenRooms, or `node` for what stands in it. */
function roomOf(file: string): string {
	const [floor, , room, ...rest] = relative(ROOT, file).split(/[\\/]/);
	if (floor !== 'nodes') return floor;
	return rest.length > 0 ? room : 'node';
}

function filesIn(folder: string): string[] {
	return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
		.filter((name) => /\.c?ts$/.test(name))
		.map((name) => join(ROOT, folder, name));
}

function arrowsOf(file: string): string[] {
	const imports = [...readFileSync(file, 'utf8').matchAll(IMPORT)];
	return imports.map(([, path]) => roomOf(join(resolve(dirname(file), path))));
}

describe('the house', () => {
	const files = ['credentials', 'nodes', 'sandbox'].flatMap(filesIn);

	it('has no room that knows another than the plan allows', () => {
		const wrong = files.flatMap((file) => {
			const room = roomOf(file);
			return arrowsOf(file)
				.filter((other) => other !== room && !MAY_KNOW[room]?.includes(other))
				.map((other) => `${relative(ROOT, file)} knows ${other}`);
		});
		expect(wrong).toEqual([]);
	});

	it('is read with all its arrows', () => {
		const arrows = new Set(
			files.flatMap((file) => arrowsOf(file).map((other) => `${roomOf(file)} ${other}`)),
		);
		const planned = Object.entries(MAY_KNOW).flatMap(([room, others]) =>
			others.map((other) => `${room} ${other}`),
		);
		expect([...arrows]).toEqual(expect.arrayContaining(planned));
	});
});
