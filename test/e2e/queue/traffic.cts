import type { Sandbox } from '../../../sandbox/server.cjs';
import type { RunningN8n } from '../host/process.cjs';

/** Logins that the sandbox has answered since its log was cleared. */
export function logins({ log }: Sandbox): number {
	return log.filter(({ apiPath, status }) => apiPath === '/auth' && status === 200).length;
}

/** The most requests in any second. */
export function busiestSecond({ log }: Sandbox): number {
	const times = log.map(({ at }) => at);
	return Math.max(
		0,
		...times.map((from) => times.filter((at) => at >= from && at < from + 1000).length),
	);
}

/** Ids of the executions that a worker says it ran. */
export function executionsOf(worker: RunningN8n): string[] {
	return [...worker.log().matchAll(/Worker started execution (\d+)/g)].map(([, id]) => id);
}

/** A measured figure for docs/scaling.md: shown, never judged. */
export function tell(figure: string): void {
	process.stdout.write(`  measured: ${figure}\n`);
}
