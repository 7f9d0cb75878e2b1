import { spawn } from 'node:child_process';
import { appendFile, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { cacheFolder } from './cache.cjs';
import { lastLines, toolEnvironment } from './command.cjs';
import type { InstalledN8n } from './install.cjs';
import { freePort } from './ports.cjs';

export interface N8nOptions {
	n8n: InstalledN8n;
	/** Holds `.n8n`, with database, settings and community packages. */
	userFolder: string;
	/** Any free port when left out or taken. */
	port?: number;
	/** Where n8n's own log goes; `n8n.log` in the user folder when left out. */
	logFile?: string;
	env?: NodeJS.ProcessEnv;
	/** A whole n8n, or main in queue mode, when left out. */
	command?: 'start' | 'worker' | 'webhook';
}

/** An n8n that runs and answers. */
export interface RunningN8n {
	/** `http://127.0.0.1:port` */
	url: string;
	/** Resolves when the process ends, whoever ends it. */
	ended: Promise<void>;
	/** What n8n has printed so far. */
	log(): string;
	/** Ends it as an operator does, and waits. */
	stop(): Promise<void>;
}

/** n8n looks for no updates, reports nothing home and asks nobody outside this machine. */
const QUIET = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
};

/** Asks the internet at every start; n8n 1.x has no such part and stops at the name. */
const REGISTRY_OFF = { N8N_DISABLED_MODULES: 'mcp-registry' };

const START_WITHIN_MS = 180_000;
const STOP_WITHIN_MS = 40_000;

/** Starts n8n and resolves when it takes requests; throws with its last words when it does not come up. */
export async function startN8n(options: N8nOptions): Promise<RunningN8n> {
	const { n8n, userFolder, command = 'start' } = options;
	const { logFile = join(userFolder, 'n8n.log') } = options;
	const port = await freePort(options.port);
	const url = `http://127.0.0.1:${port}`;
	const env = toolEnvironment({
		...QUIET,
		...(n8n.version.startsWith('1.') ? {} : REGISTRY_OFF),
		N8N_USER_FOLDER: userFolder,
		N8N_PORT: String(port),
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		QUEUE_HEALTH_CHECK_PORT: String(port),
		N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
		N8N_HOST: '127.0.0.1',
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_RUNNERS_BROKER_PORT: String(await freePort()),
		N8N_SECURE_COOKIE: 'false',
		// As n8n's own image sets it; without it n8n shows its stack to whoever sends broken JSON.
		NODE_ENV: 'production',
		NODE_COMPILE_CACHE: cacheFolder('compiled'),
		// The other engine needs isolated-vm, a native part that the installation leaves unbuilt.
		N8N_EXPRESSION_ENGINE: 'legacy',
		...options.env,
	});
	await mkdir(dirname(logFile), { recursive: true });
	const child = spawn(n8n.node, [n8n.bin, command], {
		cwd: userFolder,
		env,
		stdio: ['ignore', 'pipe', 'pipe'],
	});
	let printed = '';
	let writing = Promise.resolve();
	const keep = (chunk: Buffer) => {
		printed += String(chunk);
		writing = writing.then(() => appendFile(logFile, chunk));
	};
	child.stdout.on('data', keep);
	child.stderr.on('data', keep);
	let running = true;
	const ended = new Promise<void>((resolve) => {
		child.once('close', () => resolve());
		child.once('error', (error) => {
			printed += error.message;
			resolve();
		});
	}).then(async () => {
		running = false;
		await writing;
	});
	const stop = async () => {
		if (running) child.kill('SIGTERM');
		const force = setTimeout(() => child.kill('SIGKILL'), STOP_WITHIN_MS);
		await ended;
		clearTimeout(force);
	};
	// Whatever ends the program that started n8n, n8n does not stay behind.
	process.once('exit', () => running && child.kill('SIGKILL'));
	const giveUpAt = Date.now() + START_WITHIN_MS;
	while (running && Date.now() < giveUpAt) {
		if (await isReady(url, command)) return { url, ended, stop, log: () => printed };
		await new Promise((resolve) => setTimeout(resolve, 250));
	}
	await stop();
	throw new Error(`n8n did not start. Its last words:\n${lastLines(printed)}`);
}

/** n8n answers "starting up" to everything until its database, nodes and webhooks are ready. */
async function isReady(url: string, command: string): Promise<boolean> {
	try {
		const response = await fetch(`${url}/healthz/readiness`);
		if (!response.ok || command !== 'start') return response.ok;
		const settings = await fetch(`${url}/rest/settings`);
		return settings.ok && (settings.headers.get('content-type') ?? '').includes('json');
	} catch {
		return false;
	}
}
