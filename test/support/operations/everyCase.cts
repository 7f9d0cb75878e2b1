import type { IDataObject, INodeParameters } from 'n8n-workflow';
import type { Restaurant } from '../restaurant.cjs';
import { operationCases, type Known, type OperationCase } from './cases.cjs';

/** An operation as a test can announce it before its restaurant is open. */
export interface AnnouncedCase {
	/** "reservation create (concierge)" */
	readonly name: string;
	/** "reservation.create" */
	readonly operation: string;
	/** Whether it changes anything: a price is only asked for, though by a POST. */
	readonly isWrite: boolean;
	/** What is run, once the restaurant is open and the cases before have learned. */
	prepare(): PreparedCase;
}

interface PreparedCase extends Pick<OperationCase, 'expected' | 'gives'> {
	readonly parameters: INodeParameters;
	/** Takes from the output what later cases need. */
	learn(items: IDataObject[]): void;
}

const CLOSED = { newYork: '', london: '', sydney: '' } as Restaurant;

/** Every operation of the panel, in the order in which each may use what the ones before it made. */
export function everyCase(restaurant: () => Restaurant): AnnouncedCase[] {
	const known: Known = {};
	return operationCases(CLOSED).map(({ resource, operation, as, expected }, index) => ({
		name: `${resource} ${operation}${as ? ` (${as})` : ''}`,
		operation: `${resource}.${operation}`,
		isWrite: expected.method !== 'GET' && resource !== 'price',
		prepare() {
			const { parameters, learn, ...rest } = operationCases(restaurant())[index];
			return {
				...rest,
				parameters: { resource, operation, ...parameters(known) },
				learn: (items) => learn?.(items, known),
			};
		},
	}));
}
