import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import type { IWebhookFunctions } from 'n8n-workflow';
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

/** What a webhook call of 100 events costs our handler, JSON parsing included, and what remembering events costs. */
export async function measure({ quick }: Setting): Promise<Figure[]> {
	const engine = await startEngine();
	const sandbox = await startSandbox({ reservations: 300 });
	const handler = clocked(engine);
	const hook = await open(engine);
	const call = await time(hook, handler, quick ? 20 : 80, (index) => events(sandbox, index));
	const memory = remember();
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
		const { status } = await hook.deliver({ rawBody: JSON.stringify(body(call)) });
		if (status !== 200) throw new Error(`The call was answered with ${status}.`);
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
	const built = resolve(__dirname, '../../dist/nodes/SevenRooms/triggers/memory.js');
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
	return { microseconds: (spent * 1000) / IDS, megabytes: used / 1e6 };
}
