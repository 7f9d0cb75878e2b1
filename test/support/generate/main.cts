import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { resources } from '../../../nodes/SevenRooms/actions/operations';
import { startRestaurant } from '../restaurant.cjs';
import { operationsPage } from './operationsPage.cjs';
import { outputSchemas } from './schemas.cjs';

const root = resolve(__dirname, '../../..');
const schemaFolder = resolve(root, 'nodes/SevenRooms/__schema__');

async function main(): Promise<void> {
	writeFileSync(resolve(root, 'docs/operations.md'), operationsPage(Object.values(resources)));
	const restaurant = await startRestaurant();
	try {
		const schemas = await outputSchemas(restaurant);
		rmSync(schemaFolder, { recursive: true, force: true });
		for (const [name, schema] of schemas) {
			const file = resolve(schemaFolder, 'v1.0.0', `${name}.json`);
			mkdirSync(dirname(file), { recursive: true });
			writeFileSync(file, `${JSON.stringify(schema, null, 2)}\n`);
		}
		process.stdout.write(`docs/operations.md and ${schemas.size} output schemas are written.\n`);
	} finally {
		await restaurant.close();
	}
}

void main();
