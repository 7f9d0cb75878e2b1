import type { IDataObject } from 'n8n-workflow';
import { isSwitchedOn } from '../input/yesOrNo';

export interface PlannedWrite {
	readonly method: string;
	/** Path after the base URL. */
	readonly path: string;
	readonly body: IDataObject;
	/** What the write would do, in words. */
	readonly would: string;
}

/** The one item of a dry run: what would be sent, without headers, and what that would do. */
export function dryRun({ method, path, body, would }: PlannedWrite): IDataObject {
	return { dry_run: true, method, path, body, would };
}

/** Whether the write is only to be shown; an expression may say it in words, but none that nobody understands. */
export function isDryRun(options: IDataObject): boolean {
	return isSwitchedOn(options.dryRun, 'Dry Run');
}
