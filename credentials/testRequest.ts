import type { ICredentialTestRequest } from 'n8n-workflow';

import { cleanedExpression } from './environments';

const NOT_ACCEPTED =
	'SevenRooms did not accept the test request. Check the Venue Group ID of this credential.';
const NO_LIST =
	'The login works, but there is no list of venues at this address. Check the environment, the API version, the Base URL and the Venue Group ID.';
const REDIRECT = 'The address answers with a redirect. Enter the address it leads to as Base URL.';
const NOT_NOW =
	'SevenRooms is not available at the moment. The login may be right: test again in a few minutes.';
const NOT_THE_API =
	'What answers at this address is not the SevenRooms API. Check the environment and the Base URL, and any gateway in between.';

/** What the person who tests a credential reads, by HTTP status. */
const WORDS: Array<[status: number, message: string]> = [
	[301, REDIRECT],
	[302, REDIRECT],
	[307, REDIRECT],
	[308, REDIRECT],
	[400, NOT_ACCEPTED],
	[409, NOT_ACCEPTED],
	[422, NOT_ACCEPTED],
	[
		401,
		'SevenRooms does not accept this login for its API. Check the login, the environment and the Authorization Scheme, then ask SevenRooms whether API access is switched on.',
	],
	[
		403,
		'The login works, but it lacks the right to list venues. Ask SevenRooms for the right to read venues; check the Venue Group ID.',
	],
	[404, NO_LIST],
	[405, NO_LIST],
	[
		429,
		'The rate limit of SevenRooms is reached. The login works: wait a minute and test again, or lower Requests per Second.',
	],
	[408, NOT_NOW],
	[500, NOT_NOW],
	[502, NOT_NOW],
	[503, NOT_NOW],
	[504, NOT_NOW],
];

/** Marks the test of a credential towards its own authenticate(), which takes it off before anything is sent. */
export const TEST_MARK = 'x-sevenrooms-credential-test';

/** `GET /venues?limit=1` at the given base URL (a value or an n8n expression). API reference, section 2. */
export function venuesTest(
	baseURL: string,
	mark: Record<string, string> = {},
): ICredentialTestRequest {
	const refusals = WORDS.flatMap(([value, message]) => [
		{ type: 'responseCode', properties: { value, message } },
		// A refusal may go by HTTP 200 (API reference, section 3.1).
		{ type: 'responseSuccessBody', properties: { key: 'status', value, message } },
	]);
	// The page of a gateway or of another service, which comes with HTTP 200, too.
	const noEnvelope = { key: 'data', value: undefined, message: NOT_THE_API };
	const rules = [...refusals, { type: 'responseSuccessBody', properties: noEnvelope }];
	return {
		request: {
			baseURL,
			url: '/venues',
			method: 'GET',
			headers: { accept: 'application/json', ...mark },
			qs: { limit: 1, venue_group_id: `={{ ${cleanedExpression('venueGroupId')} || undefined }}` },
			disableFollowRedirect: true,
			timeout: 30_000,
		},
		// n8n reads each rule by its own type, and only its types know lists of a single one.
		rules: rules as ICredentialTestRequest['rules'],
	};
}
