import type { IConnections, INodeParameters } from 'n8n-workflow';
import type { NodeSketch } from '../host/workflow.cjs';
import { sevenRooms } from '../host/workflow.cjs';

const events = ['reservation.created', 'reservation.updated', 'reservation.deleted'];

/** Reads reservations of the group. */
export function readBook(name: string, parameters: INodeParameters): NodeSketch {
	return sevenRooms(name, { resource: 'reservation', operation: 'getAll', ...parameters });
}

/** n8n's own Webhook node: a way for the tests to start many executions at the same moment. */
export function calledAt(path: string): NodeSketch {
	return {
		name: 'Called',
		type: 'n8n-nodes-base.webhook',
		typeVersion: 2,
		parameters: { httpMethod: 'POST', path },
		webhookId: path,
	};
}

export function webhookTrigger(webhookId: string): NodeSketch {
	return {
		name: 'SevenRooms Trigger',
		type: 'n8n-nodes-sevenrooms.sevenRoomsTrigger',
		typeVersion: 1,
		parameters: { events },
		credentials: ['sevenRoomsWebhookApi'],
		webhookId,
	};
}

/** As docs/scaling.md has it: the database itself lets each event in once, however many come at the same moment. */
export const eachEventOnce: NodeSketch = {
	name: 'Each event once',
	type: 'n8n-nodes-base.postgres',
	typeVersion: 2.6,
	parameters: {
		operation: 'executeQuery',
		query: [
			'WITH arrived AS (',
			'  INSERT INTO sevenrooms_event (event_id, event) VALUES ($1, $2)',
			'  ON CONFLICT (event_id) DO NOTHING RETURNING event',
			') SELECT event FROM arrived',
		].join('\n'),
		options: { queryReplacement: '={{ [$json.event_id, JSON.stringify($json)] }}' },
	},
	credentials: ['postgres'],
};

export const eventTable: NodeSketch = {
	name: 'Table',
	type: 'n8n-nodes-base.postgres',
	typeVersion: 2.6,
	parameters: {
		operation: 'executeQuery',
		query: 'CREATE TABLE sevenrooms_event (event_id char(32) PRIMARY KEY, event jsonb NOT NULL)',
		options: {},
	},
	credentials: ['postgres'],
};

/** n8n's own memory of what has passed. */
export const removeDuplicates: NodeSketch = {
	name: 'Remove Duplicates',
	type: 'n8n-nodes-base.removeDuplicates',
	typeVersion: 2,
	parameters: {
		operation: 'removeItemsSeenInPreviousExecutions',
		logic: 'removeItemsWithAlreadySeenKeyValues',
		dedupeValue: '={{ $json.event_id }}',
		options: { historySize: 10000 },
	},
};

/** Once a minute: n8n allows no shorter interval. */
export const pollingTrigger: NodeSketch = {
	name: 'SevenRooms Polling Trigger',
	type: 'n8n-nodes-sevenrooms.sevenRoomsPollingTrigger',
	typeVersion: 1,
	parameters: {
		events,
		pollTimes: { item: [{ mode: 'everyMinute' }] },
		skipReceivedByWebhook: true,
	},
	credentials: ['sevenRoomsApi'],
};

/** Every one of `sources` leads to every one of `targets`, the first target first. */
export function allToAll(sources: NodeSketch[], targets: NodeSketch[]): IConnections {
	const links = targets.map(({ name }) => ({ node: name, type: 'main' as const, index: 0 }));
	return Object.fromEntries(sources.map(({ name }) => [name, { main: [links] }]));
}
