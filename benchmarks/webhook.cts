import { performance } from 'node:perf_hooks';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type * as Memory from '../nodes/SevenRooms/triggers/memory';
import { startSandbox, type Sandbox } from '../sandbox/server.cjs';
import {
	openWebhook,
	startEngine,
	type Engine,
	type OpenWebhook,
} from '../test/support/engine.cjs';

/**
 * What a call of 100 events costs our handler, and what remembering an event costs. The same call in which nothing is
 * wanted, and an empty one, stand beside it: the difference is ours, the rest is HTTP and n8n.
 */
const CALLS = 60;
const EVENTS = 100;
const IDS = 100_000;

async function main(): Promise<void> {
	const engine = await startEngine();
	const sandbox = await startSandbox({ reservations: 300 });
	const wanted = await open(engine, ['reservation.updated']);
	const unwanted = await open(engine, ['guest.created']);
	const empty = median(await time(unwanted, () => []));
	const left = median(await time(unwanted, (call) => events(sandbox, call)));
	const given = median(await time(wanted, (call) => events(sandbox, call)));
	const memory = remember();
	for (const hook of [wanted, unwanted]) await hook.close();
	await sandbox.close();
	await engine.close();
	const rows = {
		'empty call, over HTTP (ms)': empty,
		[`${EVENTS} events, none wanted (ms)`]: left,
		[`${EVENTS} events, all given out (ms)`]: given,
		[`our handler for ${EVENTS} events, parsing included (ms)`]: given - empty,
		'make an id, ask for it and remember it (µs)': memory.microseconds,
		[`${IDS} events remembered (MB)`]: memory.megabytes,
	};
	for (const [name, value] of Object.entries(rows)) console.log(`${name}: ${value.toFixed(2)}`);
}

async function open(engine: Engine, names: string[]): Promise<OpenWebhook> {
	return await openWebhook(engine, {
		parameters: { events: names, verification: 'none' },
		workflowId: `bench ${names.join()}`,
	});
}

/** Milliseconds of each call, one after the other, without the first ten. */
async function time(hook: OpenWebhook, body: (call: number) => unknown[]): Promise<number[]> {
	const times: number[] = [];
	for (let call = 0; call < CALLS; call++) {
		const rawBody = JSON.stringify(body(call));
		const begun = performance.now();
		const { status } = await hook.deliver({ rawBody });
		times.push(performance.now() - begun);
		if (status !== 200) throw new Error(`The call was answered with ${status}.`);
	}
	return times.slice(10);
}

/** Updates as SevenRooms sends them, each call at another moment so that none is a duplicate. */
function events({ state }: Sandbox, call: number): unknown[] {
	const moment = new Date(Date.UTC(2026, 0, 1) + call * 1000).toISOString().slice(0, 19);
	return [...state.reservations.all()].slice(0, EVENTS).map((reservation) => ({
		entity_type: 'reservation',
		event_type: 'updated',
		updates: [{ field: 'max_guests', previous: reservation.partySize + 1 }],
		entity: { ...state.reservationRow(reservation), updated: `${moment}.000000` },
	}));
}

function remember(): { microseconds: number; megabytes: number } {
	const built = resolve(__dirname, '../dist/nodes/SevenRooms/triggers/memory.js');
	const { hasEmitted, rememberEmitted } = createRequire(__filename)(built) as typeof Memory;
	const node = { workflowId: 'memory', nodeName: 'SevenRooms Trigger', isTest: false };
	const idAt = (index: number) =>
		createHash('sha256').update(String(index)).digest('hex').slice(0, 32);
	global.gc?.();
	const before = process.memoryUsage().heapUsed;
	const begun = performance.now();
	for (let index = 0; index < IDS; index++) {
		const id = idAt(index);
		if (!hasEmitted(node, id)) rememberEmitted(node, id);
	}
	const spent = performance.now() - begun;
	global.gc?.();
	const used = process.memoryUsage().heapUsed - before;
	return { microseconds: (spent * 1000) / IDS, megabytes: used / 1024 / 1024 };
}

function median(values: number[]): number {
	return [...values].sort((one, other) => one - other)[Math.floor(values.length / 2)];
}

main().catch((error: unknown) => {
	console.error(error);
	process.exitCode = 1;
});
