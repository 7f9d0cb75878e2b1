import { arrowsOfHouse } from '../support/rooms.cjs';

/** Who may know whom. A room always knows itself. */
const MAY_KNOW: Readonly<Record<string, readonly string[]>> = {
	credentials: [],
	model: [],
	descriptions: ['model'],
	events: ['model'],
	transport: ['model', 'credentials'],
	actions: ['descriptions', 'transport', 'model'],
	methods: ['transport', 'model'],
	triggers: ['events', 'descriptions', 'transport', 'model'],
	node: ['actions', 'methods', 'triggers'],
	sandbox: [],
};

describe('the house', () => {
	const arrows = arrowsOfHouse();

	it('has no room that knows another than the plan allows', () => {
		const wrong = arrows
			.filter(({ from, to }) => from !== to && !MAY_KNOW[from]?.includes(to))
			.map(({ file, to }) => `${file} knows ${to}`);
		expect(wrong).toEqual([]);
	});

	it('is read with all its arrows', () => {
		const planned = Object.entries(MAY_KNOW).flatMap(([from, others]) =>
			others.map((to) => `${from} ${to}`),
		);
		expect(arrows.map(({ from, to }) => `${from} ${to}`)).toEqual(expect.arrayContaining(planned));
	});
});
