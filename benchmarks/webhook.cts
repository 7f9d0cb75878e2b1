import { performance } from 'node:perf_hooks';
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { IWebhookFunctions } from 'n8n-workflow';
import type * as Memory from '../nodes/SevenRooms/triggers/memory';
import { startSandbox, type Sandbox } from '../sandbox/server.cjs';
import {
	openWebhook,
	startEngine,
	type Engine,
	type OpenWebhook,
} from '../test/support/engine.cjs';

/**
 * What a call of 100 events costs: the whole call over HTTP, and our handler alone inside n8n's webhook context, JSON
 * parsing included. The empty call beside it is what n8n's context and HTTP cost. Then what remembering an event costs.
 */
const TYPE = 'n8n-nodes-sevenrooms.sevenRoomsTrigger';
const CALLS = 60;
const WARM_UP = 10;
const EVENTS = 100;
const IDS = 100_000;

async function main(): Promise<void> {
	const engine = await startEngine();
	const sandbox = await startSandbox({ reservations: 300 });
	const handler = clocked(engine);
	const hook = await open(engine);
	const empty = await time(hook, handler, () => []);
	const full = await time(hook, handler, (call) => events(sandbox, call));
	const memory = remember();
	await hook.close();
	await sandbox.close();
	await engine.close();
	const rows = {
		'empty call over HTTP (ms)': empty.call,
		'our handler for it (ms)': empty.handler,
		[`${EVENTS} events over HTTP (ms)`]: full.call,
		[`our handler for them (ms)`]: full.handler,
		'make an id, ask for it and remember it (µs)': memory.microseconds,
		[`${IDS} events remembered (MB)`]: memory.megabytes,
	};
	for (const [name, value] of Object.entries(rows)) console.log(`${name}: ${value.toFixed(2)}`);
}

/** Milliseconds of each run of the trigger's own function, as n8n calls it. */
function clocked(engine: Engine): number[] {
	const type = engine.nodeTypes.getByNameAndVersion(TYPE);
	const times: number[] = [];
	const { webhook } = type;
	type.webhook = async function (this: IWebhookFunctions) {
		const begun = performance.now();
		const answer = await webhook!.call(this);
		times.push(performance.now() - begun);
		return answer;
	};
	return times;
}

async function open(engine: Engine): Promise<OpenWebhook> {
	return await openWebhook(engine, {
		parameters: { events: ['reservation.updated'], verification: 'none' },
		workflowId: 'bench',
	});
}

/** The median call and the median run of the handler, one call after the other. */
async function time(
	hook: OpenWebhook,
	handler: number[],
	body: (call: number) => unknown[],
): Promise<{ call: number; handler: number }> {
	handler.length = 0;
	const calls: number[] = [];
	for (let call = 0; call < CALLS; call++) {
		const rawBody = JSON.stringify(body(call));
		const begun = performance.now();
		const { status } = await hook.deliver({ rawBody });
		calls.push(performance.now() - begun);
		if (status !== 200) throw new Error(`The call was answered with ${status}.`);
	}
	return { call: median(calls.slice(WARM_UP)), handler: median(handler.slice(WARM_UP)) };
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
