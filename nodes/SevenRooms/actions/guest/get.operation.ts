import { UserError } from 'n8n-workflow';
import { guestLocator } from '../../descriptions/locators';
import { privacyChoice } from '../../descriptions/privacy';
import { ifNotFoundOption, optionsCollection, outputChoice } from '../../descriptions/reading';
import { guestPresenter, notFoundRows } from '../presentation';
import { isNotFound } from '../notFound';
import type { Operation } from '../types';
import { guestIdOf, readGuest } from './readGuest';

export const get: Operation = {
	name: 'Get',
	value: 'get',
	action: 'Get guest',
	description: 'Get one guest by ID',
	routes: [{ method: 'GET', path: '/clients/{client_id}', confidence: 'H' }],
	properties: [
		guestLocator({ description: 'The guest to get' }),
		...outputChoice,
		privacyChoice,
		optionsCollection([ifNotFoundOption]),
	],
	async execute(run) {
		const found = await readGuest(run, guestIdOf(run));
		if ('guest' in found) return await guestPresenter(run)([found.guest]);
		const quiet = isNotFound(found.failure) ? notFoundRows(run) : undefined;
		if (quiet) return quiet;
		if (found.failure) throw run.errorOf(found.failure);
		throw new UserError('SevenRooms has no guest with this ID', {
			description: 'Check the value of the parameter Guest.',
		});
	},
};
