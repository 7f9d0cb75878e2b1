import type { NodeSketch } from '../host/workflow.cjs';

export const WEBHOOK_ID = '5e7e0002-0e2e-4000-8000-000000000001';

const events = ['reservation.created', 'reservation.updated', 'reservation.deleted'];

export const webhookTrigger: NodeSketch = {
	name: 'SevenRooms Trigger',
	type: 'n8n-nodes-sevenrooms.sevenRoomsTrigger',
	typeVersion: 1,
	parameters: { events },
	credentials: ['sevenRoomsWebhookApi'],
	webhookId: WEBHOOK_ID,
};

/** Once a minute: n8n allows no shorter interval. */
export const pollingTrigger: NodeSketch = {
	name: 'SevenRooms Polling Trigger',
	type: 'n8n-nodes-sevenrooms.sevenRoomsPollingTrigger',
	typeVersion: 1,
	parameters: { events, pollTimes: { item: [{ mode: 'everyMinute' }] } },
	credentials: ['sevenRoomsApi'],
};
