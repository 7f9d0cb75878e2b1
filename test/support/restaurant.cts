import type { ICredentialDataDecryptedObject, IDataObject, INodeParameters } from 'n8n-workflow';
import type { LoggedRequest } from '../../sandbox/requestLog.cjs';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/server.cjs';
import { runNode, startEngine, type Engine, type NodeResult, type NodeRun } from './engine.cjs';
import type { SavedCredential } from './credentials.cjs';
import { saveSandboxCredential } from './sandboxCredential.cjs';

/** n8n's engine with the built package, a sandbox of its own and a credential for it. */
export interface Restaurant {
	engine: Engine;
	sandbox: Sandbox;
	credential: SavedCredential;
	/** Venue ids. */
	newYork: string;
	london: string;
	sydney: string;
	/** Runs the SevenRooms node once; `more.credentials` replaces the credential. */
	run(parameters: INodeParameters, more?: Partial<NodeRun>): Promise<NodeResult>;
	/** Another credential for the same sandbox. */
	credentialWith(more: ICredentialDataDecryptedObject): Promise<SavedCredential>;
	/** What came over the wire, logins aside. */
	requests(method?: string, path?: RegExp): LoggedRequest[];
	/** The form fields of every booking that was sent. */
	bookings(): IDataObject[];
	/** Requests that could have changed something. */
	writes(): LoggedRequest[];
	close(): Promise<void>;
}

/** A Monday morning in New York; the seeded book lies around it. */
export const NOW = '2026-05-11T14:00:00Z';

/** Opens a restaurant group for a test file; `close` it afterwards. */
export async function startRestaurant(
	options: SandboxOptions = {},
	settings: ICredentialDataDecryptedObject = {},
): Promise<Restaurant> {
	// In this order: an engine that does not start must leave no server open behind it.
	const engine = await startEngine();
	const sandbox = await startSandbox({ now: NOW, reservations: 120, ...options });
	const credentialWith = async (more: ICredentialDataDecryptedObject) =>
		await saveSandboxCredential(engine, sandbox, { requestsPerSecond: 1000, ...settings, ...more });
	const credential = await credentialWith({});
	const requests = (method?: string, path = /./) =>
		sandbox.log.filter(
			(entry) =>
				entry.apiPath !== '/auth' &&
				(method === undefined || entry.method === method) &&
				path.test(entry.apiPath),
		);
	const [newYork, london, sydney] = sandbox.venues.map(({ id }) => id);
	return {
		engine,
		sandbox,
		credential,
		newYork,
		london,
		sydney,
		run: async (parameters, more = {}) =>
			await runNode(engine, { credentials: credential, ...more, parameters }),
		credentialWith,
		requests,
		bookings: () => requests('PUT', /\/book$/).map(({ body }) => body as IDataObject),
		writes: () => requests().filter(({ method }) => method !== 'GET'),
		close: async () => {
			await sandbox.close();
			await engine.close();
		},
	};
}
