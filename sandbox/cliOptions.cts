import { parseArgs } from 'node:util';
import type { SandboxOptions } from './server.cjs';

/** Reads the command line; what it cannot read is an error that names the option. */
export function readOptions(args: string[]): SandboxOptions {
	const { values } = parseArgs({
		args,
		options: {
			port: { type: 'string', default: '7007' },
			host: { type: 'string', default: '127.0.0.1' },
			reservations: { type: 'string', default: '300' },
			seed: { type: 'string', default: '7' },
			now: { type: 'string' },
			latency: { type: 'string', default: '0' },
			rps: { type: 'string', default: '0' },
		},
	});
	const number = (name: 'port' | 'reservations' | 'seed' | 'latency' | 'rps'): number => {
		if (/^\d{1,9}$/.test(values[name])) return Number(values[name]);
		throw new Error(`--${name} wants a whole number, not "${values[name]}".`);
	};
	return {
		port: number('port'),
		host: values.host,
		reservations: number('reservations'),
		seed: number('seed'),
		now: values.now,
		latencyMs: number('latency'),
		requestsPerSecond: number('rps'),
	};
}
