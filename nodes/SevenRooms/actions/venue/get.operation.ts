import type { IDataObject } from 'n8n-workflow';
import { venueLocator } from '../../descriptions/locators';
import { ifNotFoundOption, optionsCollection, outputChoice } from '../../descriptions/reading';
import { dataOf } from '../../transport/envelope';
import { apiPath } from '../../transport/request';
import { notFoundRows, venuePresenter } from '../presentation';
import type { Operation } from '../types';
import { oneVenue } from '../venues';

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get venue',
	description: 'Get one venue',
	routes: [{ method: 'GET', path: '/venues/{venue_id}', confidence: 'H' }],
	properties: [
		venueLocator({ description: 'The venue to get' }),
		...outputChoice,
		optionsCollection([ifNotFoundOption]),
	],
	async execute(run) {
		const answer = await run.send({ method: 'GET', path: apiPath`/venues/${oneVenue(run)}` });
		if (answer.ok) return await venuePresenter(run)([dataOf(answer.body) as IDataObject]);
		const quiet = answer.status === 404 ? notFoundRows(run) : undefined;
		if (quiet) return quiet;
		throw run.errorOf(answer);
	},
};
