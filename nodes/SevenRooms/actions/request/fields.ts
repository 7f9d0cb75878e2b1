import type { IDataObject, INodeProperties } from 'n8n-workflow';
import { textEntry } from '../../descriptions/entries';
import { inPanelOrder } from '../../descriptions/panelOrder';
import { bookerDetails, partyMakeUp } from '../../descriptions/party';
import { checkedEmail, normalisePhone } from '../../model/contact';
import { clockTime } from '../../model/time/days';
import { wholeNumber } from '../input/wholeNumber';
import { writtenText } from '../input/writtenText';
import { yesOrNo } from '../input/yesOrNo';

const details: INodeProperties[] = [
	...bookerDetails,
	...partyMakeUp,
	{
		displayName: 'Duration (Minutes)',
		name: 'durationMinutes',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 90,
		description: 'How long the party would stay',
	},
	{
		...textEntry('Email', 'email', "The guest's e-mail address"),
		placeholder: 'e.g. name@example.com',
	},
	{
		...textEntry('End Time', 'endTime', "Latest time that suits, on the venue's clock"),
		placeholder: 'e.g. 21:00',
	},
	textEntry('Guest ID', 'guestId', 'A guest that SevenRooms knows'),
	textEntry('Internal Notes', 'internalNotes', 'For the staff only'),
	textEntry('Loyalty ID', 'loyaltyId', "The guest's number in the loyalty program"),
	{
		displayName: 'Send Email',
		name: 'sendEmail',
		type: 'boolean',
		default: true,
		description: 'Whether SevenRooms e-mails the guest about the request',
	},
	textEntry('Source', 'source', 'Your own key for who asks (External User ID in SevenRooms)'),
	textEntry('Special Request', 'specialRequest', 'What the guest asks for'),
	{
		...textEntry('Start Time', 'startTime', "Earliest time that suits, on the venue's clock"),
		placeholder: 'e.g. 19:00',
	},
	{
		...textEntry('Time', 'time', "The time that suits best, on the venue's clock"),
		placeholder: 'e.g. 19:30',
	},
];

/** What a request can say beside day, party and guest. */
export const requestDetails: INodeProperties[] = inPanelOrder(details);

/** Details of a request but for its date as form fields (API reference, 4.10), each checked. */
export function requestFields(details: IDataObject): IDataObject {
	const words = (name: string, displayName: string) => writtenText(details[name], displayName);
	const time = (name: string, displayName: string) =>
		details[name] === undefined ? undefined : clockTime(String(details[name]), displayName);
	return {
		start_time: time('startTime', 'Start Time'),
		end_time: time('endTime', 'End Time'),
		time: time('time', 'Time'),
		email: details.email === undefined ? undefined : checkedEmail(details.email),
		notes: words('specialRequest', 'Special Request'),
		internal_notes: words('internalNotes', 'Internal Notes'),
		duration: wholeNumber(details.durationMinutes, 'Duration (Minutes)'),
		send_client_email: yesOrNo(details.sendEmail, 'Send Email'),
		external_user_id: words('source', 'Source'),
		client_id: words('guestId', 'Guest ID'),
		loyalty_id: words('loyaltyId', 'Loyalty ID'),
		party_size: wholeNumber(details.partySize, 'Party Size'),
		mf_ratio_female: wholeNumber(details.femaleGuests, 'Women', { least: 0 }),
		mf_ratio_male: wholeNumber(details.maleGuests, 'Men', { least: 0 }),
		first_name: words('firstName', 'First Name'),
		last_name: words('lastName', 'Last Name'),
		phone: details.phone === undefined ? undefined : normalisePhone(details.phone),
		source_first_name: words('sourceFirstName', 'Booker First Name'),
		source_last_name: words('sourceLastName', 'Booker Last Name'),
		source_email:
			details.sourceEmail === undefined
				? undefined
				: checkedEmail(details.sourceEmail, 'Booker Email'),
		source_phone:
			details.sourcePhone === undefined
				? undefined
				: normalisePhone(details.sourcePhone, 'Booker Phone'),
	};
}
