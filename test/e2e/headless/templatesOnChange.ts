import { lettersIn } from '../host/letters.cjs';
import type { Template } from './templates';
import type { TestHouse } from '../host/testHouse.cjs';

/** Templates that listen: switched on, and the host changes something. */
export const changeTemplates: Template[] = [
	{
		file: 'sync-changes-to-staff-scheduling.json',
		does: 'counts no covers for a table that is canceled',
		change: (house) => house.sandbox.state.changeReservation(coming(house), { status: 'CANCELED' }),
		check: ({ house }) => {
			expect(lettersIn(house.sandbox, 'staff-scheduling')).toMatchObject([
				{ change: 'canceled', covers: 0, changed: expect.arrayContaining(['status']) },
			]);
		},
	},
	{
		file: 'vip-and-allergy-alert.json',
		does: 'speaks up when a guest with an allergy arrives',
		prepare: (house) => {
			const { state } = house.sandbox;
			const guest = state.guests.get(coming(house).guestId);
			const tags = [{ group: 'Allergies', name: 'Nuts', color: '#417505' }];
			if (guest) state.changeGuest(guest, { tags });
		},
		change: (house) => house.sandbox.state.changeReservation(coming(house), { status: 'ARRIVED' }),
		check: ({ house: { sandbox } }) => {
			expect(lettersIn(sandbox, 'kitchen')).toMatchObject([{ is_vip: false, allergies: ['Nuts'] }]);
		},
	},
	{
		file: 'guest-sync-to-crm-with-consent.json',
		does: 'tells the CRM to stop when a guest takes consent back',
		prepare: ({ sandbox: { state } }) => {
			const [guest] = state.guests.all();
			state.changeGuest(guest, { marketingOptIn: true, email: 'noor.bakker@example.com' });
		},
		change: ({ sandbox: { state } }) => {
			const [guest] = state.guests.all();
			state.changeGuest(guest, { marketingOptIn: false });
		},
		check: ({ house: { sandbox } }) => {
			const [guest] = sandbox.state.guests.all();
			expect(lettersIn(sandbox, 'crm')).toEqual([
				{
					...{ email: 'noor.bakker@example.com', sevenrooms_id: guest.id },
					...{ marketing: false, erase: false },
				},
			]);
		},
	},
	{
		file: 'no-show-follow-up.json',
		does: 'hears of a no-show and of no other change',
		change: (house) => {
			const { state } = house.sandbox;
			state.changeReservation(coming(house), { partySize: 5 });
			state.changeReservation(coming(house), { status: 'NO_SHOW' });
		},
		check: ({ house: { sandbox }, execution }) => {
			expect(execution.items('SevenRooms Trigger')).toMatchObject([{ transition: 'noShow' }]);
			const told = [...lettersIn(sandbox, 'mail'), ...lettersIn(sandbox, 'host')];
			const [guest] = execution.items('The guest');
			expect(told.map(({ guest_id: id }) => id)).toEqual(
				guest.email || Number(guest.no_shows) > 1 ? [guest.id] : [],
			);
		},
	},
	{
		file: 'cancellation-refill-from-waitlist.json',
		does: 'finds who waits for the evening of a canceled table',
		prepare: (house) => {
			const { date, venueId, partySize } = coming(house);
			const [wish] = house.sandbox.state.side.requests.values();
			Object.assign(wish, { date, venueId, partySize, created: '2020-01-01T00:00:00.000000' });
		},
		change: (house) => house.sandbox.state.changeReservation(coming(house), { status: 'CANCELED' }),
		check: ({ house }) => {
			const [wish] = house.sandbox.state.side.requests.values();
			expect(lettersIn(house.sandbox, 'host')).toMatchObject([
				{ waiting_id: wish.id, from: 'request' },
			]);
		},
	},
];

/** A party that comes tomorrow or later, by a guest who can be written to; the same one until it changes. */
function coming({ sandbox: { state } }: TestHouse) {
	const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
	const chosen = [...state.reservations.all()].find(
		({ date, email, deleted, status }) =>
			date > tomorrow && email !== null && deleted === null && status === 'RESERVED',
	);
	if (!chosen) throw new Error('Nobody is coming.');
	return chosen;
}
