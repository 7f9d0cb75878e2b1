import fc from 'fast-check';
import type { INodeProperties } from 'n8n-workflow';
import { shareProperties } from '../../nodes/SevenRooms/actions/sharedProperties';

const VALUES = ['get', 'getAll', 'create', 'update'];

const property = fc
	.record({ name: fc.constantFrom('a', 'b', 'c', 'd'), text: fc.constantFrom('x', 'y') })
	.map(
		({ name, text }): INodeProperties => ({
			displayName: text,
			name,
			type: 'string',
			default: '',
		}),
	);

/** One list of properties for each operation, each shown for its operation alone. */
const lists = fc
	.array(fc.array(property, { maxLength: 6 }), { maxLength: VALUES.length })
	.map((perOperation) =>
		perOperation.map((list, index) =>
			list.map((one) => ({ ...one, displayOptions: { show: { operation: [VALUES[index]] } } })),
		),
	);

const seenFor = (properties: INodeProperties[], operation: string) =>
	properties
		.filter((one) => (one.displayOptions?.show?.operation as string[]).includes(operation))
		.map(({ name, displayName }) => `${name} ${displayName}`);

describe('Parameters that operations share', () => {
	it('show every operation exactly its own parameters, in its own order', () => {
		fc.assert(
			fc.property(lists, (given) => {
				const shared = shareProperties(given, 'operation');
				given.forEach((list, index) =>
					expect(seenFor(shared, VALUES[index])).toEqual(seenFor(list, VALUES[index])),
				);
			}),
		);
	});

	it('stand once when all operations have the same', () => {
		fc.assert(
			fc.property(fc.uniqueArray(property, { selector: ({ name }) => name }), (list) => {
				const given = VALUES.map((value) =>
					list.map((one) => ({ ...one, displayOptions: { show: { operation: [value] } } })),
				);
				const shared = shareProperties(given, 'operation');
				expect(shared).toHaveLength(list.length);
			}),
		);
	});
});
