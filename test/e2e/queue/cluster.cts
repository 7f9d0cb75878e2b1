import { randomBytes } from 'node:crypto';
import { chmod, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { startSandbox, type Sandbox } from '../../../sandbox/server.cjs';
import { CHECKOUT } from '../host/cache.cjs';
import type { Credentials } from '../host/examples.cjs';
import { Executions } from '../host/executions.cjs';
import { credentialFields, newOwner } from '../host/house.cjs';
import { installedN8n } from '../host/install.cjs';
import { installPackage, packedPackage } from '../host/package.cjs';
import { startN8n, type N8nOptions, type RunningN8n } from '../host/process.cjs';
import { N8nRest } from '../host/rest.cjs';
import { queuePrograms } from './programs.cjs';
import { DATABASE, startPostgres, startRedis } from './stores.cjs';

/** An n8n of four processes: each could stand on a machine of its own. */
export interface Cluster {
	sandbox: Sandbox;
	main: RunningN8n;
	workers: RunningN8n[];
	webhook: RunningN8n;
	rest: N8nRest;
	executions: Executions;
	credentials: Credentials;
	webhookSecret: string;
	/** Stops the webhook process, does what is to be done meanwhile, and starts it again at the same address. */
	withoutWebhookProcess(meanwhile: () => Promise<void>): Promise<void>;
	close(): Promise<void>;
}

export const WORKERS = 2;
/** Beyond the 4,000 rows at which SevenRooms' search ends. */
const RESERVATIONS = 6000;

/** Opens it: Redis, Postgres, sandbox, main, workers and webhook process, the package on each. */
export async function openCluster(): Promise<Cluster> {
	const folder = await mkdtemp(join(tmpdir(), 'n8n-queue-'));
	// Postgres runs under an account of its own and has to reach its folder.
	await chmod(folder, 0o755);
	const open: Array<() => Promise<void>> = [
		async () => await rm(folder, { recursive: true, force: true }),
	];
	const close = async () => {
		for (const stop of open.splice(0).reverse()) await stop();
	};
	try {
		return await openInto(folder, open, close);
	} catch (error) {
		await close();
		throw error;
	}
}

async function openInto(
	folder: string,
	open: Array<() => Promise<void>>,
	close: () => Promise<void>,
): Promise<Cluster> {
	const programs = await queuePrograms();
	const redis = await startRedis(programs, join(folder, 'redis'));
	open.push(redis.stop);
	const postgres = await startPostgres(programs, join(folder, 'postgres'));
	open.push(postgres.stop);
	const sandbox = await startSandbox({ reservations: RESERVATIONS });
	open.push(sandbox.close);

	const n8n = await installedN8n();
	const unpacked = await packedPackage();
	open.push(async () => await rm(dirname(unpacked), { recursive: true, force: true }));
	const env = queueEnvironment(redis.port, postgres.port);
	const start = async (name: string, command: N8nOptions['command'], port?: number) => {
		const userFolder = join(folder, name);
		await mkdir(userFolder, { recursive: true });
		await installPackage(unpacked, userFolder);
		const logFile = join(CHECKOUT, 'artifacts', `queue-${name}.log`);
		const process = await startN8n({ n8n, userFolder, command, port, env, logFile });
		open.push(process.stop);
		return process;
	};
	// Main first: it makes the tables that the others expect.
	const main = await start('main', 'start');
	const rest = new N8nRest(main.url);
	await rest.setUpOwner(newOwner());
	const workers: RunningN8n[] = [];
	for (let number = 1; number <= WORKERS; number++) {
		workers.push(await start(`worker-${number}`, 'worker'));
	}
	const webhook = await start('webhook', 'webhook');

	const webhookSecret = randomBytes(16).toString('hex');
	const credentials: Credentials = {};
	const fields = { ...credentialFields(sandbox, webhookSecret), ...postgresFields(postgres.port) };
	for (const [type, { name, data }] of Object.entries(fields)) {
		credentials[type] = await rest.createCredential(type, name, data);
	}
	const executions = new Executions(rest, n8n);
	const cluster: Cluster = {
		...{ sandbox, main, workers, webhook, rest, executions, credentials, webhookSecret, close },
		withoutWebhookProcess: async (meanwhile) => {
			await cluster.webhook.stop();
			await meanwhile();
			cluster.webhook = await start('webhook', 'webhook', Number(new URL(webhook.url).port));
		},
	};
	return cluster;
}

/** What makes four processes one n8n: a queue, a database and a key. */
function queueEnvironment(redisPort: number, postgresPort: number): NodeJS.ProcessEnv {
	return {
		EXECUTIONS_MODE: 'queue',
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redisPort),
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(postgresPort),
		DB_POSTGRESDB_DATABASE: DATABASE.name,
		DB_POSTGRESDB_USER: DATABASE.user,
		N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
		// What is started by hand in the editor runs on a worker too.
		OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
		// Webhooks come to the webhook process or to nobody.
		N8N_DISABLE_PRODUCTION_MAIN_PROCESS: 'true',
	};
}

/** For n8n's own Postgres node: the same database, in the tests' hands. */
function postgresFields(port: number) {
	const { name: database, user } = DATABASE;
	const data = { host: '127.0.0.1', port, database, user, password: 'none', ssl: 'disable' };
	return { postgres: { name: 'Warehouse', data } };
}
