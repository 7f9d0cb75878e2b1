import type { IDataObject, INodeExecutionData } from 'n8n-workflow';
import { eachEvening } from '../support/evening.cjs';
import { executeContext } from '../support/nodeContext.cjs';
import { askForEach, GUESTS } from '../support/tables.cjs';

const evening = eachEvening();

/** What the node remembers of bookings, and how often all of it was gone through. */
function watchedMemory() {
	const seen = { goneThrough: 0 };
	const bookings = new Proxy<IDataObject>(
		{},
		{
			ownKeys(target) {
				seen.goneThrough++;
				return Reflect.ownKeys(target);
			},
		},
	);
	return { bookings, seen };
}

async function bookAll(bookings: IDataObject): Promise<INodeExecutionData[]> {
	const { engine, credential } = evening.restaurant;
	const context = executeContext(engine, {
		credentials: credential,
		parameters: askForEach(evening.restaurant),
		items: GUESTS.map((json) => ({ json })),
	});
	context.getContext('node').bookings = bookings;
	const node = engine.nodeTypes.getByNameAndVersion('n8n-nodes-sevenrooms.sevenRooms', 1);
	const [items] = (await node.execute?.call(context)) as INodeExecutionData[][];
	return items;
}

describe('a run of thousands of bookings', () => {
	it('does not go through all of them for each one that SevenRooms confirms', async () => {
		const { bookings, seen } = watchedMemory();
		expect(await bookAll(bookings)).toHaveLength(GUESTS.length);
		expect(seen.goneThrough).toBe(0);
		expect(Object.keys(bookings)).toHaveLength(GUESTS.length);
	});

	it('goes through them where an answer got lost, so that no other booking is taken for it', async () => {
		const { bookings, seen } = watchedMemory();
		evening.onBooking({ kind: 'resetAfterCommit' }, { nth: 3 });
		const items = await bookAll(bookings);
		expect(items.map(({ json }) => json.recovered === true)).toEqual([
			false,
			false,
			true,
			false,
			false,
		]);
		expect(seen.goneThrough).toBeGreaterThan(0);
	});
});
