import { randomBytes } from 'node:crypto';
import { startSandbox, type Sandbox, type SandboxOptions } from '../../../sandbox/server.cjs';
import { sandboxFields } from '../../support/sandboxCredential.cjs';
import type { Credentials } from './examples.cjs';
import { Executions } from './executions.cjs';
import type { InstalledN8n } from './install.cjs';
import { startN8n, type RunningN8n } from './process.cjs';
import { N8nRest, type Owner } from './rest.cjs';

export interface HouseOptions {
	n8n: InstalledN8n;
	/** With the package in it. */
	userFolder: string;
	port?: number;
	logFile?: string;
	sandbox?: SandboxOptions;
}

/** A sandbox and a real n8n side by side. */
export interface House {
	sandbox: Sandbox;
	n8n: RunningN8n;
	rest: N8nRest;
	executions: Executions;
	/** Stops n8n, does what is to be done meanwhile, and starts it again at the same address. */
	restart(meanwhile: () => Promise<void>): Promise<void>;
	close(): Promise<void>;
}

/** Opens a house; whoever opened it logs in and closes it. */
export async function openHouse(options: HouseOptions): Promise<House> {
	const { n8n: installed } = options;
	const sandbox = await startSandbox(options.sandbox);
	let n8n: RunningN8n;
	try {
		n8n = await startN8n(options);
	} catch (error) {
		await sandbox.close();
		throw error;
	}
	const rest = new N8nRest(n8n.url);
	const house: House = {
		sandbox,
		n8n,
		rest,
		executions: new Executions(rest, installed),
		restart: async (meanwhile) => {
			await house.n8n.stop();
			await meanwhile();
			house.n8n = await startN8n({ ...options, port: Number(new URL(n8n.url).port) });
		},
		close: async () => {
			await house.n8n.stop();
			await sandbox.close();
		},
	};
	return house;
}

/** A host with a password that nobody else has. */
export function newOwner(): Owner {
	return { email: 'ada@example.com', password: `Table4-${randomBytes(6).toString('hex')}` };
}

/** The fields of the "SevenRooms OAuth2 API" credential, for the sandbox behind a gateway. */
export function gatewayLogin(sandbox: Sandbox) {
	return {
		grantType: 'clientCredentials',
		baseUrl: sandbox.gatewayUrl,
		accessTokenUrl: sandbox.accessTokenUrl,
		clientId: sandbox.clientId,
		clientSecret: sandbox.clientSecret,
		authentication: 'body',
		venueGroupId: sandbox.venueGroupId,
	};
}

/** What a newcomer types into the credential windows, by credential type. */
export function credentialFields(sandbox: Sandbox, webhookSecret: string) {
	return {
		sevenRoomsApi: { name: 'SevenRooms Sandbox', data: sandboxFields(sandbox) },
		sevenRoomsWebhookApi: {
			name: 'SevenRooms Sandbox Webhook',
			data: { secret: webhookSecret },
		},
		openAiApi: {
			name: 'Sandbox Model',
			data: { apiKey: 'sandbox', url: `${sandbox.url}/model/v1` },
		},
	};
}

/** Saves them all and returns what nodes refer to them by. */
export async function saveCredentials(
	{ rest, sandbox }: House,
	webhookSecret: string,
): Promise<Credentials> {
	const saved: Credentials = {};
	const fields = Object.entries(credentialFields(sandbox, webhookSecret));
	for (const [type, { name, data }] of fields) {
		saved[type] = await rest.createCredential(type, name, data);
	}
	return saved;
}
