import { fork, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import type { ServerReport, ServerSettings } from './server.cjs';

/** The benchmark's server, seen from another process. */
export interface Remote {
	/** For the credential's Custom environment. */
	baseUrl: string;
	/** Sets it up anew; resolves with the first and last date of its book. */
	set(settings: Partial<ServerSettings>): Promise<{ from: string; to: string }>;
	/** What it has seen since the last report. */
	report(): Promise<ServerReport>;
	close(): void;
}

const DEFAULTS: ServerSettings = { rows: 1000, delayMs: 0, requestsPerSecond: 0 };

/** Starts the server in a process of its own. */
export async function startServer(): Promise<Remote> {
	const child = fork(resolve(__dirname, 'server.cts'), { execArgv: ['-r', 'tsx/cjs'] });
	const { port } = (await next(child)) as { port: number };
	return {
		baseUrl: `http://127.0.0.1:${port}/2_4`,
		set: async (settings) => {
			child.send({ change: { ...DEFAULTS, ...settings } });
			return ((await next(child)) as { dates: { from: string; to: string } }).dates;
		},
		report: async () => {
			child.send({});
			return ((await next(child)) as { report: ServerReport }).report;
		},
		close: () => child.disconnect(),
	};
}

async function next(child: ChildProcess): Promise<unknown> {
	return await new Promise((done, fail) => {
		child.once('message', done);
		child.once('exit', (code) => fail(new Error(`The benchmark's process ended with ${code}.`)));
	});
}
