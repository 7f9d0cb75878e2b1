import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { IWebhookFunctions } from 'n8n-workflow';
import type * as Identity from '../../nodes/SevenRooms/events/identity';
import type * as Memory from '../../nodes/SevenRooms/triggers/memory';
import { startSandbox, type Sandbox } from '../../sandbox/server.cjs';
import {
	openWebhook,
	startEngine,
	type Engine,
	type OpenWebhook,
} from '../../test/support/engine.cjs';
import { median, type Figure, type Setting } from '../support/figure.cjs';

const TYPE = 'n8n-nodes-sevenrooms.sevenRoomsTrigger';
const WARM_UP = 10;
const EVENTS = 100;
const IDS = 100_000;

/** What a webhook call of 100 events costs our handler, once n8n has read the JSON, and what remembering events costs. */
export async function measure({ quick }: Setting): Promise<Figure[]> {
	// Before any trigger remembers events of its own, which would take the place of ours.
	const memory = remember();
	const engine = await startEngine();
	const sandbox = await startSandbox({ reservations: 300 });
	const handler = clocked(engine);
	const hook = await open(engine);
	const call = await time(hook, handler, quick ? 20 : 80, (index) => events(sandbox, index));
	await hook.close();
	await sandbox.close();
	await engine.close();
	const common = { besideName: 'allowed', compares: 'ours', is: 'at most' } as const;
	return [
		figure(`A webhook call with ${EVENTS} events`, call, 'ms', 5),
		figure('Tell a repeated event, each', memory.microseconds, 'µs', 20),
		figure(`${IDS.toLocaleString('en')} events remembered`, memory.megabytes, 'MB', 20),
	];
	function figure(name: string, ours: number, unit: string, target: number): Figure {
		return { ...common, name, ours, beside: target, unit, target };
	}
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

/** The median run of the handler, one call after the other. */
async function time(
	hook: OpenWebhook,
	handler: number[],
	calls: number,
	body: (call: number) => unknown[],
): Promise<number> {
	for (let call = 0; call < WARM_UP + calls; call++) {
		const { status, items } = await hook.deliver({ rawBody: JSON.stringify(body(call)) });
		if (status !== 200) throw new Error(`The call was answered with ${status}.`);
		if (items?.[0].length !== EVENTS) throw new Error('The call did not give out its events.');
	}
	return median(handler.slice(WARM_UP));
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
	const { hasEmitted, rememberEmitted } = built<typeof Memory>('triggers/memory');
	const { eventId } = built<typeof Identity>('events/identity');
	const node = { workflowId: 'memory', nodeName: 'SevenRooms Trigger', isTest: false };
	const entity = { updated: '2026-01-12T09:41:00.512000' };
	const told = {
		entityType: 'reservation',
		eventType: 'updated',
		updates: null,
		hotel: {},
	} as const;
	const idAt = (index: number) => eventId({ ...told, id: String(index), entity });
	idAt(IDS);
	global.gc?.();
	const before = process.memoryUsage().heapUsed;
	for (let index = 0; index < IDS; index++) rememberEmitted(node, idAt(index));
	global.gc?.();
	const used = process.memoryUsage().heapUsed - before;
	const ids = Array.from({ length: IDS }, (_, index) => idAt(index));
	const begun = performance.now();
	const repeated = ids.filter((id) => hasEmitted(node, id));
	const spent = performance.now() - begun;
	if (repeated.length < IDS) throw new Error(`Only ${repeated.length} events are remembered.`);
	return { microseconds: (spent * 1000) / IDS, megabytes: used / 1e6 };
}

/** A part of the built package. */
function built<T>(name: string): T {
	return createRequire(__filename)(
		resolve(__dirname, `../../dist/nodes/SevenRooms/${name}.js`),
	) as T;
}
