import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';
import { startSandbox } from '../../sandbox/server.cjs';
import type { Reservation } from '../../sandbox/state/types.cjs';
import { openPoller, type Poller, type PollOptions, type SavedCredential } from './engine.cjs';
import { eachSandbox, oneEngine, quickWaits } from './opened.cjs';
import { sandboxLogin } from './sandboxCredential.cjs';

/** The route that polls read reservations from. */
export const EXPORT = '/reservations/export';
export const ALL_EVENTS = ['reservation.created', 'reservation.updated', 'reservation.deleted'];

/** What a test file of the polling trigger has at hand: a sandbox for each test, and a credential for it. */
export function pollHouse() {
	const engine = oneEngine();
	quickWaits(100);
	const sandbox = eachSandbox({ reservations: 120 });
	const api = {} as SavedCredential;
	let workflows = 0;
	/** The ID of a workflow that nobody remembers. */
	const newWorkflow = () => `workflow-${++workflows}`;
	/** Everybody polls with this credential from now on. */
	const useCredential = async (more: ICredentialDataDecryptedObject = {}) => {
		const data = { ...sandboxLogin(sandbox), requestsPerSecond: 1000, ...more };
		Object.assign(api, await engine.credentials.save('sevenRoomsApi', data));
	};
	beforeEach(async () => await useCredential());
	/** Those that are still to come. */
	const reservations = () =>
		[...sandbox.state.reservations.all()].filter(
			({ status, deleted }) => deleted === null && ['RESERVED', 'CONFIRMED'].includes(status),
		);
	return {
		engine,
		sandbox,
		useCredential,
		reservations,
		newWorkflow,
		poller: (parameters: INodeParameters = {}, more: Partial<PollOptions> = {}): Poller =>
			openPoller(engine, {
				parameters: { events: ALL_EVENTS, ...parameters },
				credentials: { sevenRoomsApi: api },
				workflowId: newWorkflow(),
				...more,
			}),
		/** A book of so many reservations in place of the small one, and nobody has polled it yet. */
		async openBook(size: number): Promise<void> {
			await sandbox.close();
			Object.assign(sandbox, await startSandbox({ reservations: size }));
			await useCredential();
		},
		/** Changes one of the reservations to come; its ID. */
		change(place: number, changes: Partial<Reservation>): string {
			const reservation = reservations()[place];
			sandbox.state.changeReservation(reservation, changes);
			return reservation.id;
		},
		/** The queries of the requests to a route. */
		asked: (path = EXPORT) =>
			sandbox.log.filter((request) => request.path.endsWith(path)).map(({ query }) => query),
	};
}

export async function itemsOf(poll: ReturnType<Poller['poll']>): Promise<IDataObject[]> {
	return ((await poll)?.[0] ?? []).map(({ json }) => json);
}

export const ids = (items: IDataObject[]) => items.map((item) => item.entity_id);
