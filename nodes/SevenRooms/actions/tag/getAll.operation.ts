import { UserError } from 'n8n-workflow';
import { venueLocator } from '../../descriptions/locators';
import { simplifyTagGroup } from '../../model/catalogue';
import { simplifyVenue } from '../../model/venue';
import { recordOf } from '../../transport/envelope';
import { apiPath } from '../../transport/path';
import { oneVenue } from '../input/venues';
import { getMany, wholeList } from '../reading/stream';
import type { ItemRun } from '../run/itemRun';

export const getAll = getMany({
	one: 'tag group',
	many: 'guest tag groups',
	description: 'List the groups of guest tags and the tags in them',
	routes: [{ method: 'GET', path: '/tags/client/{venue_name}', confidence: 'H' }],
	properties: [
		venueLocator({
			required: false,
			description:
				'The venue whose tags to list; its URL key is looked up. Not needed with a Venue URL Key.',
		}),
		{
			displayName: 'Venue URL Key',
			name: 'venueUrlKey',
			type: 'string',
			default: '',
			placeholder: 'e.g. harbourtable',
			description:
				"The venue's name in SevenRooms addresses, where you know it; this route takes no ID",
		},
	],
	simplify: simplifyTagGroup,
	chains: async (run) => [
		wholeList(run, {
			path: apiPath`/tags/client/${await urlKeyOf(run)}`,
			keys: ['results', 'tag_groups'],
		}),
	],
});

/** This route wants the venue's URL key, not its id (API reference, quirk 23). */
async function urlKeyOf(run: ItemRun): Promise<string> {
	const given = run.text('venueUrlKey');
	if (given) return given;
	const { body } = await run.request({ method: 'GET', path: apiPath`/venues/${oneVenue(run)}` });
	const key = simplifyVenue(recordOf(body)).url_key;
	if (key) return key;
	throw new UserError('SevenRooms does not tell the URL key of this venue', {
		description: 'Enter it into Venue URL Key: it is the name in the address of the booking page.',
	});
}
