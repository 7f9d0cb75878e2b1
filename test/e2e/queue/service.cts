import { spawn, type SpawnOptions } from 'node:child_process';
import { connect } from 'node:net';
import { lastLines } from '../host/command.cjs';

/** A server beside n8n, listening on 127.0.0.1. */
export interface Service {
	port: number;
	stop(): Promise<void>;
}

export interface ServiceOptions {
	name: string;
	program: string;
	args: string[];
	port: number;
	/** Ends it in good order. */
	signal: NodeJS.Signals;
	spawn?: SpawnOptions;
	/** Whether it takes requests; when left out, whether it takes connections. */
	isReady?(): Promise<boolean>;
}

const START_WITHIN_MS = 60_000;
const LOOK_EVERY_MS = 100;

/** Starts a server and resolves when it is ready; throws with its last words when it does not come up. */
export async function startService(options: ServiceOptions): Promise<Service> {
	const { name, program, args, port, signal } = options;
	const { isReady = async () => await takesConnections(port) } = options;
	const child = spawn(program, args, { ...options.spawn, stdio: ['ignore', 'pipe', 'pipe'] });
	let printed = '';
	const keep = (chunk: Buffer) => {
		printed = lastLines(printed + String(chunk));
	};
	child.stdout?.on('data', keep);
	child.stderr?.on('data', keep);
	let running = true;
	const ended = new Promise<void>((resolve) => {
		child.once('error', (error) => {
			printed += error.message;
			resolve();
		});
		child.once('close', () => resolve());
	}).then(() => {
		running = false;
	});
	const stop = async () => {
		if (running) child.kill(signal);
		await ended;
	};
	process.once('exit', () => running && child.kill('SIGKILL'));
	const giveUpAt = Date.now() + START_WITHIN_MS;
	while (running && Date.now() < giveUpAt) {
		if (await isReady()) return { port, stop };
		await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
	}
	await stop();
	throw new Error(`${name} did not start. Its last words:\n${printed}`);
}

async function takesConnections(port: number): Promise<boolean> {
	return await new Promise((resolve) => {
		const socket = connect({ port, host: '127.0.0.1' });
		socket.once('connect', () => resolve(true));
		socket.once('error', () => resolve(false));
		socket.once('connect', () => socket.destroy());
	});
}
