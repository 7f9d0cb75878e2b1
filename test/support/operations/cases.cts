import type { IDataObject, INodeParameters } from 'n8n-workflow';
import { byId } from '../definition.cjs';
import type { Restaurant } from '../restaurant.cjs';
import { FRIDAY } from '../tables.cjs';
import { conciergeCases } from './concierge.cjs';

/** What SevenRooms must be asked for, as the API reference (section 4) writes it. */
export interface Expected {
	method: 'GET' | 'POST' | 'PUT' | 'DELETE';
	/** Path after the base URL. */
	path: RegExp;
	encoding?: 'form' | 'json';
}

/** One operation of the panel, run once; cases come in order and may use what earlier ones made. */
export interface OperationCase {
	resource: string;
	operation: string;
	/** What tells it from another case of the same operation: "concierge". */
	as?: string;
	parameters(known: Known): INodeParameters;
	expected: Expected;
	/** Keys that the first item must have. */
	gives: string[];
	learn?(items: IDataObject[], known: Known): void;
}

/** Ids that earlier cases learned. */
export type Known = Record<string, string>;

/** Every operation at least once, against a restaurant with its seeded book. */
export function operationCases(restaurant: Restaurant): OperationCase[] {
	return [...venueCases(restaurant), ...streamCases(restaurant), ...conciergeCases(restaurant)];
}

function venueCases({ newYork }: Restaurant): OperationCase[] {
	const venueId = byId(newYork);
	const reservation = { id: '', status: '', party_size: '', datetime: '' };
	const reservationKeys = Object.keys(reservation);
	const table: INodeParameters = {
		venueId,
		dateTime: `${FRIDAY}T19:30`,
		partySize: 2,
		firstName: 'Ada',
		lastName: 'Night',
		phone: '+12125550143',
	};
	return [
		{
			resource: 'venue',
			operation: 'getAll',
			parameters: () => ({}),
			expected: { method: 'GET', path: /^\/venues$/ },
			gives: ['id', 'name', 'currency'],
		},
		{
			resource: 'venue',
			operation: 'get',
			parameters: () => ({ venueId }),
			expected: { method: 'GET', path: /^\/venues\/[^/]+$/ },
			gives: ['id', 'name', 'currency'],
		},
		{
			resource: 'availability',
			operation: 'search',
			parameters: () => ({ venueId, date: FRIDAY, partySize: 2 }),
			expected: { method: 'GET', path: /^\/venues\/[^/]+\/availability$/ },
			gives: ['time', 'datetime', 'bookable', 'access_persistent_id'],
		},
		{
			resource: 'reservation',
			operation: 'create',
			parameters: () => table,
			expected: { method: 'PUT', path: /^\/venues\/[^/]+\/book$/, encoding: 'form' },
			gives: [...reservationKeys, 'booked'],
			learn: ([item], known) => {
				known.reservation = String(item.id);
				known.guest = String(item.guest_id);
			},
		},
		{
			resource: 'reservation',
			operation: 'upsert',
			parameters: () => ({ ...table, dateTime: `${FRIDAY}T20:30`, externalId: 'crm-1' }),
			expected: { method: 'PUT', path: /^\/venues\/[^/]+\/book$/, encoding: 'form' },
			gives: [...reservationKeys, 'action'],
			learn: ([item], known) => {
				known.second = String(item.id);
			},
		},
		{
			resource: 'reservation',
			operation: 'update',
			parameters: ({ reservation: id }) => ({
				reservationId: byId(id),
				updateFields: { partySize: 3 },
			}),
			expected: { method: 'PUT', path: /^\/venues\/[^/]+\/book$/, encoding: 'form' },
			gives: [...reservationKeys, 'updated'],
		},
		{
			resource: 'reservation',
			operation: 'updateStatus',
			parameters: ({ reservation: id }) => ({ reservationId: byId(id), status: 'CONFIRMED' }),
			expected: { method: 'PUT', path: /^\/venues\/[^/]+\/book$/, encoding: 'form' },
			gives: [...reservationKeys, 'updated'],
		},
		{
			resource: 'reservation',
			operation: 'get',
			parameters: ({ reservation: id }) => ({ reservationId: byId(id) }),
			expected: { method: 'GET', path: /^\/reservations\/[^/]+$/ },
			gives: reservationKeys,
		},
		{
			resource: 'reservation',
			operation: 'getAll',
			parameters: () => ({ venueId, limit: 5 }),
			expected: { method: 'GET', path: /^\/reservations$/ },
			gives: reservationKeys,
		},
		{
			resource: 'guest',
			operation: 'get',
			parameters: ({ guest }) => ({ guestId: byId(guest) }),
			expected: { method: 'GET', path: /^\/clients\/[^/]+$/ },
			gives: ['id', 'first_name', 'tags'],
		},
		{
			resource: 'guest',
			operation: 'getAll',
			parameters: () => ({ limit: 5 }),
			expected: { method: 'GET', path: /^\/clients$/ },
			gives: ['id', 'first_name', 'tags'],
		},
		{
			resource: 'guest',
			operation: 'getVisits',
			parameters: ({ guest }) => ({ guestId: byId(guest) }),
			expected: { method: 'GET', path: /^\/reservations$/ },
			gives: reservationKeys,
		},
		{
			resource: 'guest',
			operation: 'updateTags',
			parameters: ({ guest }) => ({ guestId: byId(guest), addTags: 'Preferences:Wine Lover' }),
			expected: { method: 'PUT', path: /^\/venues\/[^/]+\/book$/, encoding: 'form' },
			gives: ['id', 'tags', 'touched_reservation_id'],
		},
		{
			resource: 'guest',
			operation: 'exportAll',
			parameters: ({ guest }) => ({ guestId: byId(guest) }),
			expected: { method: 'GET', path: /^\/venues\/[^/]+\/feedback$/ },
			gives: ['guest', 'reservations', 'charges', 'feedback', 'complete'],
		},
		{
			resource: 'reservation',
			operation: 'cancel',
			parameters: ({ second: id }) => ({ reservationId: byId(id) }),
			expected: { method: 'POST', path: /^\/reservations\/[^/]+\/cancel$/, encoding: 'form' },
			gives: [...reservationKeys, 'canceled', 'cancel_route'],
		},
		{
			resource: 'api',
			operation: 'request',
			parameters: () => ({ method: 'GET', path: '/venues' }),
			expected: { method: 'GET', path: /^\/venues$/ },
			gives: ['status', 'data'],
		},
		{
			resource: 'posCheck',
			operation: 'push',
			parameters: () => ({
				venueId,
				posId: 'till-1',
				function: 'new_check',
				table: '12',
				items: '[{"name": "Negroni", "qty": 2, "price": 28}]',
				additionalFields: { orderNumber: '77', totalAmount: 28 },
			}),
			expected: {
				method: 'POST',
				path: /^\/venues\/[^/]+\/webhooks\/till-1\/basket\/updates$/,
				encoding: 'json',
			},
			gives: ['pushed', 'function'],
		},
	];
}

function streamCases({ newYork, london }: Restaurant): OperationCase[] {
	const list = (
		resource: string,
		path: RegExp,
		gives: string[],
		parameters: INodeParameters = { venueId: byId(newYork) },
	): OperationCase => ({
		resource,
		operation: 'getAll',
		parameters: () => ({ returnAll: true, ...parameters }),
		expected: { method: 'GET', path },
		gives,
		learn: ([item], known) => {
			if (item.id) known[resource] = String(item.id);
			if (item.category_id) known.category = String(item.category_id);
		},
	});
	const week = { filters: { startDate: '2026-05-11', endDate: '2026-05-17' } };
	const ofVenue = { venueId: byId(newYork) };
	return [
		list('shift', /^\/venues\/[^/]+\/shifts$/, ['date', 'name', 'start_time'], {
			...ofVenue,
			...week,
		}),
		list('table', /^\/venues\/[^/]+\/tables$/, ['venue_id']),
		list('event', /^\/venues\/[^/]+\/events$/, ['id', 'venue_id']),
		list('promoCode', /^\/venues\/[^/]+\/promo_codes$/, ['venue_id']),
		list('feedback', /^\/venues\/[^/]+\/feedback$/, ['reservation_id', 'overall'], {
			venueId: byId(london),
		}),
		list('charge', /^\/venues\/[^/]+\/charges$/, ['id', 'amount', 'reservation_id']),
		list('waitlist', /^\/waitlist$/, ['id', 'venue_id']),
		{
			resource: 'waitlist',
			operation: 'get',
			parameters: ({ waitlist }) => ({ waitlistId: waitlist }),
			expected: { method: 'GET', path: /^\/waitlist\/[^/]+$/ },
			gives: ['id'],
		},
		list('request', /^\/requests$/, ['id', 'status', 'party_size']),
		{
			resource: 'request',
			operation: 'get',
			parameters: ({ request }) => ({ requestId: request }),
			expected: { method: 'GET', path: /^\/requests\/[^/]+$/ },
			gives: ['id', 'status', 'party_size'],
		},
		list('experience', /^\/experiences\/[^/]+$/, ['id', 'name']),
		{
			resource: 'experience',
			operation: 'get',
			parameters: ({ experience }) => ({ ...ofVenue, experienceId: experience }),
			expected: { method: 'GET', path: /^\/experiences\/[^/]+\/details\/[^/]+$/ },
			gives: ['id', 'name'],
		},
		list('tag', /^\/tags\/client\/[^/]+$/, ['group', 'tags']),
		list('municipality', /^\/municipalities$/, ['id', 'name'], {}),
		list('pod', /^\/venue_groups\/[^/]+\/pods$/, ['id'], {}),
	];
}
