import { guestLocator } from '../../descriptions/locators';
import { privacyChoice } from '../../descriptions/privacy';
import { ifNotFoundOption, optionsCollection, outputChoice } from '../../descriptions/reading';
import { notFoundRows } from '../reading/notFound';
import { guestPresenter } from '../reading/presentation';
import type { Operation } from '../types';
import { guestIdOf, noGuestError, readGuest } from './readGuest';

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
		const present = guestPresenter(run);
		const found = await readGuest(run, guestIdOf(run));
		if ('guest' in found) return await present([found.guest]);
		return notFoundRows(run, found.failure, () => noGuestError(run, found.failure));
	},
};
