import type { INodeParameters } from 'n8n-workflow';
import type { NodeResult } from '../engine.cjs';
import type { Restaurant } from '../restaurant.cjs';
import { operationCases, type Known, type OperationCase } from './cases.cjs';

/** An operation as a test can announce it before its restaurant is open. */
interface AnnouncedCase extends Pick<OperationCase, 'expected' | 'gives'> {
	/** "reservation create (concierge)" */
	readonly name: string;
	/** "reservation.create" */
	readonly operation: string;
	/** Whether it changes anything: a price is only asked for, though by a POST. */
	readonly isWrite: boolean;
}

/** A case whose turn it is: the ones before it have made what it needs. */
interface CaseAtHand extends AnnouncedCase {
	readonly parameters: INodeParameters;
	/** Runs it with a clean log and without faults, for the cases after it, which may use what it makes. */
	run(): Promise<NodeResult>;
}

interface SeenCase<Seen> extends AnnouncedCase {
	/** What `look` found out. */
	seen(): Promise<Seen>;
}

const CLOSED = { newYork: '', london: '', sydney: '' } as Restaurant;

/**
 * Every operation of the panel. Each may need what others have made, so before the first test `look` goes through all of
 * them in their order; a test only reads what was seen, so it may run alone or after any other.
 */
export function everyCase<Seen>(
	restaurant: Restaurant,
	look: (at: CaseAtHand) => Promise<Seen>,
): Array<SeenCase<Seen>> {
	const announced = operationCases(CLOSED).map(announce);
	const looks: Array<Promise<Seen>> = [];
	beforeAll(async () => {
		const known: Known = {};
		for (const [index, one] of operationCases(restaurant).entries()) {
			const { resource, operation, learn } = one;
			const parameters = { resource, operation, ...one.parameters(known) };
			const run = async () => {
				restaurant.sandbox.clear();
				const result = await restaurant.run(parameters);
				if (result.json.length > 0) learn?.(result.json, known);
				return result;
			};
			restaurant.sandbox.clear();
			looks.push(look({ ...announced[index], parameters, run }));
			// What goes wrong is told by the test that reads it.
			await looks[index].catch(() => {});
		}
	});
	return announced.map((one, index) => ({ ...one, seen: async () => await looks[index] }));
}

function announce({ resource, operation, as, expected, gives }: OperationCase): AnnouncedCase {
	return {
		name: `${resource} ${operation}${as ? ` (${as})` : ''}`,
		operation: `${resource}.${operation}`,
		isWrite: expected.method !== 'GET' && resource !== 'price',
		expected,
		gives,
	};
}
