import { startRestaurant, type Restaurant } from '../support/restaurant.cjs';

let restaurant: Restaurant;
beforeAll(async () => { restaurant = await startRestaurant(); });
afterAll(async () => await restaurant.close());
it('x', async () => {
	const guest = [...restaurant.sandbox.state.guests.all()][0];
	const r = await restaurant.run({ resource: 'reservation', operation: 'create', inputMode: 'json', reservationJson: JSON.stringify({ venue_id: restaurant.newYork, guest_id: guest.id, party_size: 4, datetime: '2026-05-15T23:30:00Z', duration_minutes: 90, special_request: 'Anniversary - window table', source: 'api_integration' }) });
	console.log(r.error, r.json, restaurant.sandbox.log.map((l) => `${l.method} ${l.apiPath} ${l.status}`), restaurant.bookings());
});
