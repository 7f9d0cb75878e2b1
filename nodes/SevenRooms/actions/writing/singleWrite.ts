import type { IDataObject } from 'n8n-workflow';
import { UserError } from 'n8n-workflow';
import { unclearAnswer } from '../../transport/classify';
import { recordOf } from '../../transport/envelope';
import type { ApiAnswer, ApiRequest } from '../../transport/types';
import type { ItemRun } from '../run/itemRun';
import { dryRun, isDryRun } from './dryRun';
import { WriteMemory } from './writeMemory';

/** Refuses what moves money or deletes, unless the item says yes to it. A dry run needs no yes: it does nothing. */
export function needConfirmation(run: ItemRun, what: string): void {
	if (run.flag('confirm', 'Confirm') || isDryRun(run.collection('options'))) return;
	throw new UserError('Confirm is not switched on', {
		description: `${what} Switch on Confirm to go ahead, or Dry Run to see what would be sent.`,
	});
}

export interface SingleWrite {
	readonly method: 'POST' | 'PUT' | 'DELETE';
	readonly path: string;
	readonly form?: Record<string, string>;
	readonly json?: IDataObject;
	/** What it would do, in words. */
	readonly would: string;
	/** What to look for where its outcome stays open. */
	readonly lookFor: string;
	/** Whether an answer confirms it, where that has to tell an ID; default: any success does. */
	readonly confirms?: (record: IDataObject) => boolean;
	/** For how many milliseconds what it made stands, where that ends by itself. */
	readonly lastsMs?: (record: IDataObject) => number;
}

/**
 * Sends a write that must never be repeated after an ambiguous end (design, section 5: payment links, charges, requests,
 * holds, pushes). Gives the item of a dry run instead, if that was asked for.
 */
export async function sendOnce(
	run: ItemRun,
	{ would, lookFor, confirms, lastsMs, ...write }: SingleWrite,
): Promise<{ readonly planned: IDataObject } | { readonly answer: ApiAnswer }> {
	if (isDryRun(run.collection('options'))) {
		const { method, path, form, json } = write;
		return { planned: dryRun({ method, path, body: form ?? json ?? {}, would }) };
	}
	const unconfirmed = {
		message: 'SevenRooms did not confirm this, so it may or may not have happened',
		description: `Nothing was sent again. ${lookFor}`,
	};
	return { answer: await sendUnlessSent(run, write, { confirms, lastsMs, unconfirmed }) };
}

interface SendingOnce extends Pick<SingleWrite, 'confirms' | 'lastsMs'> {
	/** What is said of an open outcome, where there is more to say than usual. */
	readonly unconfirmed?: { message: string; description: string };
}

/** Sends a write once, also where n8n runs the node again: then the answer or the doubt of the first time counts. */
export async function sendUnlessSent(
	run: ItemRun,
	write: ApiRequest,
	{ confirms = () => true, lastsMs, unconfirmed }: SendingOnce = {},
): Promise<ApiAnswer> {
	const memory = new WriteMemory<ApiAnswer>(run, write);
	const earlier = memory.outcome();
	if (earlier) return earlier;
	const open = memory.open();
	if (open) throw run.errorOf(open, unconfirmed);

	const sent = await run.send(write);
	const record = (sent.ok && recordOf(sent.body)) || {};
	const isUnclear = sent.ok && !confirms(record);
	const answer = isUnclear ? unclearAnswer(write.path, sent, write.method) : sent;
	if (answer.ok) {
		memory.confirm({ ...answer, headers: {} }, lastsMs?.(record));
		return answer;
	}
	if (answer.kind !== 'unknownOutcome') throw run.errorOf(answer);
	memory.leaveOpen(answer);
	throw run.errorOf(answer, unconfirmed);
}
