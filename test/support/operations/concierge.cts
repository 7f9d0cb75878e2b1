import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId } from '../definition.cjs';
import type { Restaurant } from '../restaurant.cjs';
import { FRIDAY } from '../tables.cjs';
import type { Known, OperationCase } from './cases.cjs';

const at = (rest: string) => new RegExp(`^/concierge/[^/]+${rest}$`);

/** The concierge family (API reference, 4.10): its own operations, and those that take it as a channel. */
export function conciergeCases({ newYork }: Restaurant): OperationCase[] {
	const venueId = byId(newYork);
	const concierge: INodeParameters = { channel: 'concierge' };
	const guest = { firstName: 'Ada', lastName: 'Night', phone: '+12125550143' };
	const ofReservation = ({ hotel }: Known) => ({ venueId, reservationId: byId(hotel) });
	return [
		{
			resource: 'venue',
			operation: 'getAll',
			as: 'concierge',
			parameters: () => concierge,
			expected: { method: 'GET', path: at('/venues') },
			gives: ['id', 'name', 'currency'],
		},
		{
			resource: 'venue',
			operation: 'get',
			as: 'concierge',
			parameters: () => ({ ...concierge, venueId }),
			expected: { method: 'GET', path: at('/venues/[^/]+') },
			gives: ['id', 'name', 'currency'],
		},
		{
			resource: 'availability',
			operation: 'search',
			as: 'concierge',
			parameters: () => ({ ...concierge, venueId, date: FRIDAY, partySize: 2, startTime: '21:00' }),
			expected: { method: 'GET', path: at('/venues/[^/]+/availability/dining') },
			gives: ['time', 'bookable', 'access_persistent_id', 'shift_persistent_id'],
			learn: (slots, known) => {
				const free = slots.find((slot) => slot.bookable && slot.free_of_charge) as IDataObject;
				known.time = String(free.time);
				known.access = String(free.access_persistent_id);
				known.shift = String(free.shift_persistent_id);
			},
		},
		{
			resource: 'availability',
			operation: 'search',
			as: 'concierge, several days',
			parameters: () => ({
				...concierge,
				venueId,
				date: FRIDAY,
				partySize: 2,
				options: { toDate: '2026-05-17' },
			}),
			expected: { method: 'GET', path: at('/venues/[^/]+/availability/range') },
			gives: ['time', 'date', 'bookable'],
		},
		{
			resource: 'price',
			operation: 'calculate',
			parameters: ({ time, access }) => ({
				venueId,
				date: FRIDAY,
				time,
				partySize: 2,
				accessPersistentId: access,
			}),
			expected: {
				method: 'POST',
				path: at('/venues/[^/]+/calculate_prices'),
				encoding: 'form',
			},
			gives: ['venue_id', 'currency'],
		},
		{
			resource: 'hold',
			operation: 'create',
			parameters: ({ time, access, shift }) => ({
				venueId,
				date: FRIDAY,
				time,
				partySize: 2,
				accessPersistentId: access,
				shiftPersistentId: shift,
			}),
			expected: { method: 'PUT', path: at('/venues/[^/]+/holds'), encoding: 'form' },
			gives: ['reservation_hold_id', 'hold_duration_sec'],
			learn: ([hold], known) => {
				known.hold = String(hold.reservation_hold_id);
			},
		},
		{
			resource: 'hold',
			operation: 'release',
			parameters: ({ hold, shift }) => ({
				venueId,
				holdId: hold,
				date: FRIDAY,
				shiftPersistentId: shift,
			}),
			expected: {
				method: 'POST',
				path: at('/venues/[^/]+/holds/[^/]+/release'),
				encoding: 'form',
			},
			gives: ['hold_id', 'released'],
		},
		{
			resource: 'reservation',
			operation: 'create',
			as: 'concierge',
			parameters: ({ time }) => ({
				...concierge,
				...guest,
				venueId,
				dateTime: `${FRIDAY}T${time}`,
				partySize: 2,
			}),
			expected: { method: 'PUT', path: at('/venues/[^/]+/book'), encoding: 'form' },
			gives: ['id', 'status', 'party_size', 'booked'],
			learn: ([item], known) => {
				known.hotel = String(item.id);
			},
		},
		{
			resource: 'reservation',
			operation: 'get',
			as: 'concierge',
			parameters: ({ hotel }) => ({ ...concierge, reservationId: byId(hotel) }),
			expected: { method: 'GET', path: at('/reservations/[^/]+') },
			gives: ['id', 'status', 'party_size'],
		},
		{
			resource: 'reservation',
			operation: 'getAll',
			as: 'concierge',
			parameters: () => ({ ...concierge, returnAll: true }),
			expected: { method: 'GET', path: /^\/concierge_group\/[^/]+\/reservations$/ },
			gives: ['id', 'status', 'party_size'],
		},
		{
			resource: 'reservation',
			operation: 'update',
			as: 'concierge',
			parameters: ({ hotel }) => ({
				...concierge,
				reservationId: byId(hotel),
				updateFields: { specialRequest: 'Quiet table', tables: '12' },
			}),
			expected: { method: 'PUT', path: at('/venues/[^/]+/book'), encoding: 'form' },
			gives: ['id', 'updated'],
		},
		{
			resource: 'paylink',
			operation: 'create',
			parameters: (known) => ({ ...ofReservation(known), subtotal: 5000, confirm: true }),
			expected: {
				method: 'POST',
				path: at('/venues/[^/]+/payments/paylink/[^/]+'),
				encoding: 'form',
			},
			gives: ['id', 'reservation_id', 'link'],
			learn: ([item], known) => {
				known.paylink = String(item.id);
			},
		},
		{
			resource: 'paylink',
			operation: 'getAll',
			parameters: ofReservation,
			expected: { method: 'GET', path: at('/venues/[^/]+/payments/paylinks/[^/]+') },
			gives: ['id', 'reservation_id'],
		},
		{
			resource: 'paylink',
			operation: 'delete',
			parameters: ({ paylink }) => ({ venueId, paylinkId: paylink, confirm: true }),
			expected: { method: 'DELETE', path: at('/venues/[^/]+/payments/paylink/[^/]+') },
			gives: ['id', 'deleted'],
		},
		{
			resource: 'charge',
			operation: 'add',
			parameters: (known) => ({
				...ofReservation(known),
				transactionId: 'tx-1',
				subtotal: 50,
				confirm: true,
			}),
			expected: {
				method: 'POST',
				path: at('/reservations/[^/]+/add_charge'),
				encoding: 'form',
			},
			gives: ['reservation_id', 'charged', 'invoice_id'],
		},
		{
			resource: 'charge',
			operation: 'getAll',
			as: 'concierge',
			parameters: () => ({ ...concierge, venueId, returnAll: true }),
			expected: { method: 'GET', path: at('/venues/[^/]+/charges') },
			gives: ['id', 'amount'],
		},
		{
			resource: 'perk',
			operation: 'getAll',
			parameters: () => ({ venueId, date: FRIDAY }),
			expected: { method: 'GET', path: at('/venues/[^/]+/perks') },
			gives: ['id', 'title'],
		},
		{
			resource: 'municipality',
			operation: 'getAll',
			as: 'concierge',
			parameters: () => concierge,
			expected: { method: 'GET', path: at('/municipalities') },
			gives: ['id', 'name'],
		},
		{
			resource: 'upgradeCategory',
			operation: 'getAll',
			parameters: () => ({}),
			expected: { method: 'GET', path: at('/upgrade_categories') },
			gives: ['id', 'name'],
			learn: ([item], known) => {
				known.category = String(item.id);
			},
		},
		{
			resource: 'upgradeCategory',
			operation: 'get',
			parameters: ({ category }) => ({ categoryId: category }),
			expected: { method: 'GET', path: at('/upgrade_categories/[^/]+') },
			gives: ['id', 'name'],
		},
		{
			resource: 'upgrade',
			operation: 'getAll',
			parameters: ({ category }) => ({ categoryId: category }),
			expected: { method: 'GET', path: /^\/upgrade_categories\/[^/]+\/upgrades$/ },
			gives: ['id', 'name', 'price'],
			learn: ([item], known) => {
				known.upgrade = String(item.id);
			},
		},
		{
			resource: 'upgrade',
			operation: 'get',
			parameters: ({ category, upgrade }) => ({ categoryId: category, upgradeId: upgrade }),
			expected: { method: 'GET', path: at('/upgrade_categories/[^/]+/upgrades/[^/]+') },
			gives: ['id', 'name', 'price'],
		},
		{
			resource: 'request',
			operation: 'create',
			parameters: () => ({ ...guest, venueId, date: FRIDAY, partySize: 8 }),
			expected: { method: 'PUT', path: at('/venues/[^/]+/request'), encoding: 'form' },
			gives: ['id', 'venue_id'],
			learn: ([item], known) => {
				known.wish = String(item.id);
			},
		},
		{
			resource: 'request',
			operation: 'get',
			as: 'concierge',
			parameters: ({ wish }) => ({ ...concierge, venueId, requestId: wish }),
			expected: { method: 'GET', path: at('/venues/[^/]+/request/[^/]+') },
			gives: ['id', 'party_size'],
		},
		{
			resource: 'request',
			operation: 'update',
			parameters: ({ wish }) => ({ venueId, requestId: wish, updateFields: { partySize: 6 } }),
			expected: { method: 'POST', path: at('/venues/[^/]+/request/[^/]+'), encoding: 'form' },
			gives: ['id', 'updated'],
		},
		{
			resource: 'request',
			operation: 'delete',
			parameters: ({ wish }) => ({ venueId, requestId: wish, confirm: true }),
			expected: { method: 'POST', path: at('/venues/[^/]+/requests/delete'), encoding: 'form' },
			gives: ['id', 'deleted'],
		},
		{
			resource: 'reservation',
			operation: 'cancel',
			as: 'concierge',
			parameters: ({ hotel }) => ({ ...concierge, reservationId: byId(hotel) }),
			expected: { method: 'DELETE', path: at('/reservations/[^/]+') },
			gives: ['id', 'canceled'],
		},
		{
			resource: 'reservation',
			operation: 'delete',
			parameters: ({ hotel }) => ({ reservationId: byId(hotel), confirm: true }),
			expected: { method: 'DELETE', path: at('/reservations/[^/]+/delete') },
			gives: ['id', 'deleted'],
		},
	];
}
