import type { IDataObject } from 'n8n-workflow';
import { flag } from '../../model/coerce';

/** Whether the ids alone are wanted after a write; what nobody understands reads back, since the write is done by then. */
export function isReadBackOff(options: IDataObject): boolean {
	return flag(options.readBack) === false;
}
