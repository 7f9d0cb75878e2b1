import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { checkedEmail, normalisePhone } from '../../model/contact';
import { dateFilter } from '../../model/dates';
import { clockTime } from '../../model/days';

const text = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	description,
});

/** What a request can say beside day, party and guest. */
export const requestDetails: INodeProperties[] = [
	{
		displayName: 'Duration (Minutes)',
		name: 'durationMinutes',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 90,
		description: 'How long the party would stay',
	},
	{
		...text('Email', 'email', "The guest's e-mail address"),
		placeholder: 'e.g. name@example.com',
	},
	{
		...text('End Time', 'endTime', "Latest time that suits, on the venue's clock"),
		placeholder: 'e.g. 21:00',
	},
	text('Guest ID', 'guestId', 'A guest that SevenRooms knows'),
	text('Internal Notes', 'internalNotes', 'For the staff only'),
	text('Loyalty ID', 'loyaltyId', "The guest's number in the loyalty program"),
	{
		displayName: 'Send Email',
		name: 'sendEmail',
		type: 'boolean',
		default: true,
		description: 'Whether SevenRooms e-mails the guest about the request',
	},
	text('Source', 'source', 'Your own key for who asks (External User ID in SevenRooms)'),
	text('Special Request', 'specialRequest', 'What the guest asks for'),
	{
		...text('Start Time', 'startTime', "Earliest time that suits, on the venue's clock"),
		placeholder: 'e.g. 19:00',
	},
	{
		...text('Time', 'time', "The time that suits best, on the venue's clock"),
		placeholder: 'e.g. 19:30',
	},
];

/** Details of a request as form fields (API reference, 4.10), each checked. */
export function requestFields(details: IDataObject): IDataObject {
	const time = (name: string, displayName: string) =>
		details[name] === undefined ? undefined : clockTime(String(details[name]), displayName);
	return {
		start_time: time('startTime', 'Start Time'),
		end_time: time('endTime', 'End Time'),
		time: time('time', 'Time'),
		email: details.email === undefined ? undefined : checkedEmail(details.email),
		notes: details.specialRequest,
		internal_notes: details.internalNotes,
		duration: details.durationMinutes,
		send_client_email: details.sendEmail,
		external_user_id: details.source,
		client_id: details.guestId,
		loyalty_id: details.loyaltyId,
		date: details.date === undefined ? undefined : dateFilter(details.date, 'Date'),
		party_size: details.partySize,
		first_name: details.firstName,
		last_name: details.lastName,
		phone: details.phone === undefined ? undefined : normalisePhone(details.phone),
	};
}
