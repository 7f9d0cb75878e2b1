import { startSandbox, type Sandbox, type SandboxOptions } from '../../sandbox/server.cjs';
import { startEngine, type Engine } from './engine.cjs';
import { speedUp, type FastSleep } from './fastSleep.cjs';
import { startRestaurant, type Restaurant } from './restaurant.cjs';

// What a test file holds open: each of these opens before its tests, or before each of them, and closes by itself.

export function oneEngine(): Engine {
	const engine = {} as Engine;
	beforeAll(async () => {
		Object.assign(engine, await startEngine());
	});
	afterAll(async () => await engine.close());
	return engine;
}

/** A new sandbox for each test. */
export function eachSandbox(options: SandboxOptions): Sandbox {
	const sandbox = {} as Sandbox;
	beforeEach(async () => {
		Object.assign(sandbox, await startSandbox(options));
	});
	afterEach(async () => await sandbox.close());
	return sandbox;
}

/** One restaurant for a test file; each test begins with a clean log and without faults. */
export function oneRestaurant(options: SandboxOptions = {}): Restaurant {
	const restaurant = {} as Restaurant;
	beforeAll(async () => {
		Object.assign(restaurant, await startRestaurant(options));
	});
	beforeEach(() => restaurant.sandbox.clear());
	afterAll(async () => await restaurant.close());
	return restaurant;
}

/** Waits that are short, and none asked for yet when a test begins. */
export function quickWaits(factor = 1000): FastSleep {
	const waits = {} as FastSleep;
	beforeAll(() => {
		Object.assign(waits, speedUp(factor));
	});
	beforeEach(() => {
		waits.asked.length = 0;
	});
	afterAll(() => waits.restore());
	return waits;
}
