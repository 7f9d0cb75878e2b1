import { fork, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';
import type { Dates } from './client.cjs';
import type { ReadOrder, ReadResult } from './readProcess.cjs';
import type { ServerReport, ServerSettings } from './server.cjs';

/** The benchmark's server, seen from another process. */
export interface Remote {
	/** For the credential's Custom environment. */
	baseUrl: string;
	/** Sets it up anew; resolves with the first and last date of its book. */
	set(settings: Partial<ServerSettings>): Promise<Dates>;
	/** What it has seen since the last report. */
	report(): Promise<ServerReport>;
	close(): void;
}

const DEFAULTS: ServerSettings = { rows: 1000, delayMs: 0, requestsPerSecond: 0 };

/** Starts the server in a process of its own. */
export async function startServer(): Promise<Remote> {
	const child = start('server.cts');
	const { port } = (await next(child)) as { port: number };
	return {
		baseUrl: `http://127.0.0.1:${port}/2_4`,
		set: async (settings) => {
			child.send({ change: { ...DEFAULTS, ...settings } });
			return ((await next(child)) as { dates: Dates }).dates;
		},
		report: async () => {
			child.send({});
			return ((await next(child)) as { report: ServerReport }).report;
		},
		close: () => child.disconnect(),
	};
}

/** Reads the server's whole book in a process of its own. */
export async function readApart(order: ReadOrder): Promise<ReadResult> {
	const child = start('readProcess.cts');
	child.send(order);
	return (await next(child)) as ReadResult;
}

/** Starts a program of benchmarks/ or its support folder; TypeScript as it stands. */
export function start(file: string, args: string[] = [], flags: string[] = []): ChildProcess {
	return fork(resolve(__dirname, file), args, { execArgv: ['-r', 'tsx/cjs', ...flags] });
}

/** The next message of a process; an error when it ends without one. */
export async function next(child: ChildProcess): Promise<unknown> {
	return await new Promise((done, fail) => {
		const onExit = (code: number | null) => fail(new Error(`A process ended with ${code}.`));
		child.once('exit', onExit);
		child.once('message', (message) => {
			child.off('exit', onExit);
			done(message);
		});
	});
}
