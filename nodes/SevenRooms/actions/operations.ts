import { UserError } from 'n8n-workflow';
import { api } from './api';
import { availability } from './availability';
import { charge } from './charge';
import { event } from './event';
import { experience } from './experience';
import { feedback } from './feedback';
import { guest } from './guest';
import { hold } from './hold';
import { municipality } from './municipality';
import { paylink } from './paylink';
import { perk } from './perk';
import { pod } from './pod';
import { posCheck } from './posCheck';
import { price } from './price';
import { promoCode } from './promoCode';
import { request } from './request';
import { reservation } from './reservation';
import { shift } from './shift';
import { table } from './table';
import { tag } from './tag';
import { upgrade } from './upgrade';
import { upgradeCategory } from './upgradeCategory';
import { venue } from './venue';
import { waitlist } from './waitlist';
import type { Operation, Resource } from './types';

/** Every resource of the panel under the value that saved workflows store. */
export const resources = {
	api,
	availability,
	charge,
	event,
	experience,
	feedback,
	guest,
	hold,
	municipality,
	paylink,
	perk,
	pod,
	posCheck,
	price,
	promoCode,
	request,
	reservation,
	shift,
	table,
	tag,
	upgrade,
	upgradeCategory,
	venue,
	waitlist,
} as const satisfies Record<string, Resource>;

/** What n8n itself adds to the choices of a node; it runs nothing for them. */
const CUSTOM_API_CALL = '__CUSTOM_API_CALL__';

/** The operation that a workflow names, or an error that lists what there is. */
export function findOperation(resource: string, operation: string): Operation {
	if ([resource, operation].includes(CUSTOM_API_CALL)) {
		throw new UserError('n8n leaves custom API calls to another node', {
			description:
				'Choose API > Request here, or use the HTTP Request node with the SevenRooms credential.',
		});
	}
	const found = (resources as Record<string, Resource>)[resource];
	if (!found) {
		throw new UserError(`There is no resource "${resource}"`, {
			description: `Choose one of: ${Object.keys(resources).join(', ')}.`,
		});
	}
	const chosen = found.operations.find(({ value }) => value === operation);
	if (!chosen) {
		throw new UserError(`${found.name} has no operation "${operation}"`, {
			description: `Choose one of: ${found.operations.map(({ value }) => value).join(', ')}.`,
		});
	}
	return chosen;
}
