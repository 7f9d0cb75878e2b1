import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { startSandbox, type Sandbox } from '../../sandbox/server.cjs';
import type { Delivery, SavedCredential, WebhookOptions } from './engine.cjs';
import { oneEngine } from './opened.cjs';
import { sandboxLogin } from './sandboxCredential.cjs';

export const secret = 'table-for-four-at-eight';
export const previousSecret = 'table-for-two-at-nine-';
export const bearer = { authorization: `Bearer ${secret}` };

/** What a test file of the webhook trigger has at hand; each test begins with a clean log and without faults. */
export function triggerHouse() {
	const engine = oneEngine();
	const sandbox = {} as Sandbox;
	const api = {} as SavedCredential;
	const secrets = {} as SavedCredential;
	let workflows = 0;
	beforeAll(async () => {
		Object.assign(sandbox, await startSandbox({ reservations: 120 }));
		const login = { ...sandboxLogin(sandbox), timeZone: 'America/New_York' };
		Object.assign(api, await engine.credentials.save('sevenRoomsApi', login));
		const words = { secret, previousSecret };
		Object.assign(secrets, await engine.credentials.save('sevenRoomsWebhookApi', words));
	});
	beforeEach(() => sandbox.clear());
	afterAll(async () => await sandbox.close());
	const someReservation = (place = 0) => [...sandbox.state.reservations.all()][place];
	return {
		engine,
		sandbox,
		api,
		someReservation,
		/** A trigger of a workflow of its own, so that no test remembers another's events. */
		trigger: (parameters: INodeParameters = {}, more: Partial<WebhookOptions> = {}) => ({
			parameters: { events: ['reservation.created', 'reservation.updated'], ...parameters },
			credentials: { sevenRoomsWebhookApi: secrets },
			workflowId: `workflow-${++workflows}`,
			...more,
		}),
		/** An event as the sandbox sends it, with fields of the record replaced. */
		event: (entity: IDataObject = {}, parts: IDataObject = {}): IDataObject => ({
			entity_type: 'reservation',
			event_type: 'updated',
			updates: [{ field: 'max_guests', previous: 1 }],
			entity: { ...sandbox.state.reservationRow(someReservation()), ...entity },
			...parts,
		}),
	};
}

export const itemsOf = (delivery: Pick<Delivery, 'items'>) =>
	(delivery.items?.[0] ?? []).map(({ json }) => json);
