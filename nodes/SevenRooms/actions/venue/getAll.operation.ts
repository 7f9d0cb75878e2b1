import type { IDataObject } from 'n8n-workflow';
import { manyRows, outputChoice } from '../../descriptions/reading';
import { channelChoice } from '../channel';
import { venuePresenter } from '../presentation';
import { collect, rowLimit } from '../rows';
import type { Operation } from '../types';
import { readVenues } from './readVenues';

export const getAll: Operation = {
	name: 'Get Many',
	value: 'getAll',
	action: 'Get many venues',
	description: 'List the venues that the credential sees',
	routes: [
		{ method: 'GET', path: '/venues', confidence: 'H' },
		{ method: 'GET', path: '/concierge/{concierge_id}/venues', confidence: 'H' },
	],
	properties: [channelChoice, ...manyRows, ...outputChoice],
	async execute(run) {
		const output: IDataObject[] = [];
		await collect(run, readVenues(run), {
			present: venuePresenter(run),
			limit: rowLimit(run),
			output,
		});
		return output;
	},
};
