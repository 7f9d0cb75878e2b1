import { get, Agent } from 'node:http';
import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { runNode, startEngine, type Engine, type NodeRun } from '../../test/support/engine.cjs';
import { executeContext } from '../../test/support/nodeContext.cjs';
import type { SavedCredential } from '../../test/support/credentials.cjs';

const GROUP = 'bench-group';

/** n8n's engine with the built package, and a credential for the benchmark's server. */
export interface Client {
	engine: Engine;
	credential: SavedCredential;
	baseUrl: string;
}

export async function openClient(baseUrl: string, requestsPerSecond = 1000): Promise<Client> {
	const engine = await startEngine();
	const credential = await engine.credentials.save('sevenRoomsApi', {
		environment: 'custom',
		baseUrl,
		clientId: 'bench-client',
		clientSecret: 'bench-secret-that-opens-nothing',
		venueGroupId: GROUP,
		timeZone: 'America/New_York',
		requestsPerSecond,
	});
	return { engine, credential, baseUrl };
}

/** Runs the SevenRooms node; throws what it failed with. */
export async function run(client: Client, parameters: IDataObject, more: Partial<NodeRun> = {}) {
	const result = await runNode(client.engine, {
		credentials: client.credential,
		...more,
		parameters: parameters as INodeParameters,
	});
	if (result.error) throw new Error(result.error.message);
	return result;
}

export interface Dates {
	from: string;
	to: string;
}

/** Ways to read every reservation of the server's book; each resolves with the number of rows. */
export const reads = {
	/** n8n's HTTP Request node with its pagination. */
	rival: async (client: Client) => {
		const { json } = await run(
			client,
			{
				method: 'GET',
				url: `${client.baseUrl}/reservations/export`,
				nodeCredentialType: 'sevenRoomsApi',
				query: JSON.stringify({ venue_group_id: GROUP, limit: 400 }),
				cursor: '={{ $response.body.data.cursor }}',
			},
			{ type: 'n8n-nodes-base.httpRequest' },
		);
		const pages = json as Array<{ data: { results: unknown[] } }>;
		return pages.reduce((sum, { data }) => sum + data.results.length, 0);
	},
	raw: async (client: Client) => await readAll(client, { output: 'raw' }),
	simplified: async (client: Client) => await readAll(client, { output: 'simplified' }),
	rawWindows: async (client: Client, dates: Dates) =>
		await readAll(client, { output: 'raw', filters: between(dates) }),
	windows: async (client: Client, dates: Dates) =>
		await readAll(client, { output: 'simplified', filters: between(dates) }),
	/** A loop in plain Node on one kept connection: no n8n, no login, nothing but rows. */
	bare: async ({ baseUrl }: Client) => {
		const agent = new Agent({ keepAlive: true, maxSockets: 1 });
		const rows = await chain(baseUrl, async (url) => await barePage(url, agent));
		agent.destroy();
		return rows;
	},
	/** The same loop with n8n's own request for each page, as any node makes it: what no node is below. */
	ownRequest: async ({ engine, credential, baseUrl }: Client) => {
		const context = executeContext(engine, { credentials: credential });
		return await chain(baseUrl, async (url) => {
			const options = { url, json: true };
			return (await context.helpers.httpRequestWithAuthentication.call(
				context,
				'sevenRoomsApi',
				options,
			)) as BarePage;
		});
	},
};

export type Read = keyof typeof reads;

async function readAll(client: Client, more: IDataObject): Promise<number> {
	const parameters = { resource: 'reservation', operation: 'getAll', returnAll: true, ...more };
	return (await run(client, parameters)).items.length;
}

/** Keeps the rows of every page, as a node does; their number. */
async function chain(baseUrl: string, read: (url: string) => Promise<BarePage>): Promise<number> {
	const rows: unknown[] = [];
	for (let cursor: string | null = ''; cursor !== null; ) {
		const { data } = await read(`${baseUrl}/reservations/export?limit=400&cursor=${cursor}`);
		for (const row of data.results) rows.push(row);
		cursor = data.cursor;
	}
	return rows.length;
}

const between = ({ from, to }: Dates) => ({ fromDate: from, toDate: to });

interface BarePage {
	data: { results: unknown[]; cursor: string | null };
}

async function barePage(url: string, agent: Agent): Promise<BarePage> {
	return await new Promise((done, fail) => {
		get(url, { agent }, (response) => {
			const chunks: Buffer[] = [];
			response.on('data', (chunk: Buffer) => chunks.push(chunk));
			response.on('end', () => done(JSON.parse(Buffer.concat(chunks).toString()) as BarePage));
		}).on('error', fail);
	});
}
