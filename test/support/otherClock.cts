import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import type { IDataObject } from 'n8n-workflow';
import { startRestaurant } from './restaurant.cjs';

/** What became of each booking on a server in another time zone. */
export interface Elsewhere {
	serverZone: string;
	sent: IDataObject[];
	created: IDataObject[];
	read: IDataObject[];
}

/**
 * Books and reads tables in New York in a process of its own, since a process has one clock: `serverZone` is its TZ,
 * `workflowZone` the time zone of the workflow.
 */
export async function bookElsewhere(
	serverZone: string,
	workflowZone: string,
	bookings: IDataObject[],
): Promise<Elsewhere> {
	const env = { ...process.env, TZ: serverZone, WORKFLOW_ZONE: workflowZone };
	const script = ['-r', 'tsx/cjs', __filename, JSON.stringify(bookings)];
	const cwd = resolve(__dirname, '../..');
	const { stdout } = await promisify(execFile)(process.execPath, script, { cwd, env });
	return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Elsewhere;
}

async function main(bookings: IDataObject[]): Promise<void> {
	const restaurant = await startRestaurant({ reservations: 0 });
	const timezone = process.env.WORKFLOW_ZONE;
	const reservation = { resource: 'reservation' };
	// With expressions, since n8n puts the workflow's zone in force when it resolves one.
	const created = await restaurant.run(
		{
			...{ ...reservation, operation: 'create', inputMode: 'json' },
			reservationJson: '={{ $now.zoneName && $json }}',
		},
		{ items: bookings.map((one) => ({ ...one, venue_id: restaurant.newYork })), timezone },
	);
	const read = await restaurant.run(
		{ ...reservation, operation: 'get', reservationId: '={{ $now.zoneName && $json.id }}' },
		{ items: created.json, timezone },
	);
	const serverZone = Intl.DateTimeFormat().resolvedOptions().timeZone;
	const sent = restaurant.bookings();
	console.log(JSON.stringify({ serverZone, sent, created: created.json, read: read.json }));
	await restaurant.close();
}

if (require.main === module) {
	main(JSON.parse(process.argv[2]) as IDataObject[]).catch((error: unknown) => {
		console.error(error);
		process.exitCode = 1;
	});
}
