import type { IDataObject } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';
import type { ApiFailure } from '../../transport/types';
import { isUnknownId } from '../../transport/wording';
import { oneOf } from '../input/oneOf';
import type { ItemRun } from '../run/itemRun';

/** Whether there is no such record: an answer without one, or a failure that says so. */
export function isNotFound(failure: ApiFailure | undefined): boolean {
	return !failure || isUnknownId(failure);
}

/**
 * What a look-up gives out that found nothing, as the item's If Not Found says. Throws the error where that wants one, and
 * for a failure that does not say that there is no such record.
 */
export function notFoundRows(
	run: ItemRun,
	failure: ApiFailure | undefined,
	error: () => Error,
): IDataObject[] {
	const { ifNotFound } = run.collection('options');
	const choice = oneOf(ifNotFound, 'If Not Found', ['error', 'empty', 'skip']);
	if (choice === 'error' || !isNotFound(failure)) throw error();
	return choice === 'empty' ? [{ found: false }] : [];
}

/** The error of a look-up by ID that found nothing. */
export function noRecordError(
	run: ItemRun,
	failure: ApiFailure | undefined,
	one: string,
	idDisplayName: string,
): Error {
	if (failure) return run.errorOf(failure);
	return new UserError(`SevenRooms has no ${one} with this ID`, {
		description: `Check the value of the parameter ${idDisplayName}, and the environment of the credential.`,
	});
}
