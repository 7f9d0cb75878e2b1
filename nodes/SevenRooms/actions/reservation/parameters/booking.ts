import type { INodeProperties } from 'n8n-workflow';
import { partyMakeUp } from '../../../descriptions/party';
import { statusOptions } from '../../../descriptions/status';

/** What a booking can say beside guest, table and time; entries of Additional Fields and Update Fields alike. */
export const bookingDetails: INodeProperties[] = [
	{
		displayName: 'Duration (Minutes)',
		name: 'durationMinutes',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 90,
		description: 'How long the table is kept. A new booking without it goes by the shift.',
	},
	{
		displayName: 'Special Request',
		name: 'specialRequest',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		placeholder: 'e.g. Anniversary - window table',
		description: 'What the guest asked for; the guest may see it',
	},
	{
		displayName: 'Internal Notes',
		name: 'internalNotes',
		type: 'string',
		typeOptions: { rows: 2 },
		default: '',
		description: 'For the staff only',
	},
	{
		displayName: 'Source',
		name: 'source',
		type: 'string',
		default: '',
		placeholder: 'e.g. api_integration',
		description: 'Your own key for the person or app that books (External User ID in SevenRooms)',
	},
	{
		displayName: 'External ID',
		name: 'externalId',
		type: 'string',
		default: '',
		placeholder: 'e.g. crm-10442',
		description:
			'Your own key for the reservation. A new booking without one gets one that starts with n8n-.',
	},
	{
		displayName: 'Tables',
		name: 'tables',
		type: 'string',
		default: '',
		placeholder: 'e.g. 12, 14',
		description: 'Table names with commas between them, as SevenRooms shows them',
	},
	{
		displayName: 'Reservation Tags',
		name: 'tags',
		type: 'string',
		default: '',
		placeholder: 'e.g. Special Occasions:Birthday',
		description: 'Group:Tag, several with commas between them; upper and lower case count',
	},
	{
		displayName: 'Guest Tags to Add',
		name: 'guestTags',
		type: 'string',
		default: '',
		placeholder: 'e.g. Preferences:Wine Lover',
		description: 'Group:Tag, several with commas between them; upper and lower case count',
	},
	{
		displayName: 'Guest Tags to Remove',
		name: 'guestTagsRemove',
		type: 'string',
		default: '',
		placeholder: 'e.g. Preferences:Wine Lover',
		description: 'Group:Tag, several with commas between them; upper and lower case count',
	},
	{
		displayName: 'Status',
		name: 'status',
		type: 'options',
		default: 'CONFIRMED',
		options: statusOptions,
		description:
			"The reservation's status. A venue's own status code can be given with an expression.",
	},
	{
		displayName: 'Walk-In',
		name: 'isWalkIn',
		type: 'boolean',
		default: true,
		description: 'Whether the party stands at the door without having booked',
	},
	{
		displayName: 'Seated Time',
		name: 'seatedTime',
		type: 'dateTime',
		default: '',
		description: 'When the party sat down',
	},
	{
		displayName: 'Seating Area ID',
		name: 'seatingAreaId',
		type: 'string',
		default: '',
		description: 'The part of the room to sit in',
	},
	{
		displayName: 'Access ID',
		name: 'accessPersistentId',
		type: 'string',
		default: '',
		description:
			'The access_persistent_id of a free time; paid times and times with options need it',
	},
	{
		displayName: 'Slot Option ID',
		name: 'slotOptionId',
		type: 'string',
		default: '',
		description: 'The option of the time that was chosen, where a time has several',
	},
	...partyMakeUp,
	{
		displayName: 'Custom Fields',
		name: 'customFields',
		type: 'json',
		default: '',
		description:
			"The venue's own fields of a reservation, as JSON text; SevenRooms does not publish how it is encoded",
	},
	{
		displayName: 'Custom Fields (Unindexed)',
		name: 'customUnindexed',
		type: 'json',
		default: '',
		description:
			'Further own fields of a reservation, as JSON text (custom_unindexed in SevenRooms); how it is encoded is not published',
	},
	{
		displayName: 'System Class',
		name: 'systemClass',
		type: 'string',
		default: '',
		description:
			'The system_class of the booking, as SevenRooms takes it; its values are not published',
	},
	{
		displayName: 'Upgrades',
		name: 'upgrades',
		type: 'json',
		default: '',
		placeholder: 'e.g. [{"upgrade_id": "…", "quantity": 2, "price": 1500}]',
		description: 'Upgrades to book along: a JSON list of upgrade_id, quantity and price in cents',
	},
	{
		displayName: 'Upgrade Categories',
		name: 'upgradeCategories',
		type: 'json',
		default: '',
		description:
			'The categories of the upgrades, as JSON text: an older companion of Upgrades, wanted only where SevenRooms asks for it',
	},
	{
		displayName: 'Perk ID',
		name: 'perkId',
		type: 'string',
		default: '',
		description: 'A perk of the venue to give with the booking',
	},
];

/** Who gets a message, and may get one later. */
export const messageDetails: INodeProperties[] = [
	{
		displayName: 'Send Confirmation Email',
		name: 'sendConfirmationEmail',
		type: 'boolean',
		default: true,
		description: 'Whether SevenRooms e-mails the guest about this now',
	},
	{
		displayName: 'Send Confirmation SMS',
		name: 'sendConfirmationSms',
		type: 'boolean',
		default: true,
		description: 'Whether SevenRooms texts the guest about this now',
	},
	{
		displayName: 'Send Reminder Email',
		name: 'sendReminderEmail',
		type: 'boolean',
		default: true,
		description: 'Whether SevenRooms may e-mail a reminder before the visit',
	},
	{
		displayName: 'Send Reminder SMS',
		name: 'sendReminderSms',
		type: 'boolean',
		default: true,
		description: 'Whether SevenRooms may text a reminder before the visit',
	},
	{
		displayName: 'SMS Opt In',
		name: 'smsOptIn',
		type: 'boolean',
		default: true,
		description: 'Whether the guest agreed to texts about this reservation',
	},
	{
		displayName: 'Venue Marketing Opt In',
		name: 'venueMarketingOptIn',
		type: 'boolean',
		default: false,
		description: 'Whether the guest agreed to marketing by this venue',
	},
	{
		displayName: 'Venue Group Marketing Opt In',
		name: 'venueGroupMarketingOptIn',
		type: 'boolean',
		default: false,
		description: 'Whether the guest agreed to marketing by the whole group',
	},
];
