import type { INodePropertyOptions } from 'n8n-workflow';
import { KNOWN_STATUSES } from '../model/status';

/** The statuses to choose from, by name; an expression may give a venue's own code. */
export const statusOptions: INodePropertyOptions[] = KNOWN_STATUSES.map(({ code, label }) => ({
	name: label,
	value: code,
})).sort((one, other) => (one.name < other.name ? -1 : 1));
