import { createRequire } from 'node:module';

/** What a test learns about waits: the milliseconds that were asked for, not the ones that passed. */
export interface FastSleep {
	asked: number[];
	restore(): void;
}

interface SleepModule {
	sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
}

/**
 * Makes every wait through n8n-workflow's `sleep` (the only one that shipped code may use) shorter by `factor`, and
 * n8n-core's own pauses with it. n8n-workflow hands out the `sleep` of this module at the time of each call, so code
 * that was loaded before is reached as well, the built `dist` included. Retry On Fail waits by itself: give the node
 * `waitBetweenTries: 1`.
 * @param meanwhile what happens in the world while the code waits; it runs before each wait
 */
export function speedUp(factor = 100, meanwhile?: (ms: number) => void | Promise<void>): FastSleep {
	const asked: number[] = [];
	const undo = ['n8n-workflow', 'n8n-core'].map((owner) => {
		const module = sleepModuleOf(owner);
		const real = module.sleep;
		module.sleep = async (ms, signal) => {
			asked.push(ms);
			await meanwhile?.(ms);
			await real(ms / factor, signal);
		};
		return () => {
			module.sleep = real;
		};
	});
	return { asked, restore: () => undo.forEach((restore) => restore()) };
}

function sleepModuleOf(owner: string): SleepModule {
	const requireFromOwner = createRequire(require.resolve(owner));
	return requireFromOwner('@n8n/utils/sleep') as SleepModule;
}
