import { utcText } from './clock.cjs';
import { between, chance, pick, type Random } from './random.cjs';
import type { SandboxState } from './store.cjs';
import { allTags, clientTagGroups } from './tags.cjs';
import type { Guest } from './types.cjs';

const FIRST_NAMES =
	'Lena Amir Chloe Diego Esra Finn Grace Hugo Isla Jonas Kemi Liam Maya Nils Olga Priya Quinn Rosa Sami Tara Umar Vera Wei Xenia Yara Zane'.split(
		' ',
	);
const LAST_NAMES =
	"Okafor Lindqvist Moreau O'Brien Tanaka Silva Novak Haddad Petrov Garcia Mensah Dubois Keller Rossi Khan Larsen Costa Wong Meyer Ibrahim Dunn Ferrari Sato Ahmed Boyd Nguyen".split(
		' ',
	);
const COMPANIES = [null, null, null, 'Northwind', 'Contoso', 'Fabrikam'];
const TIERS = [null, null, null, 'Silver', 'Gold', 'Platinum'];
const COUNTRIES = [
	{ code: 'US', city: 'New York', state: 'NY', postalCode: '10014' },
	{ code: 'GB', city: 'London', state: null, postalCode: 'N1 7AA' },
	{ code: 'AU', city: 'Sydney', state: 'NSW', postalCode: '2000' },
] as const;
/** Area codes whose 0xxx numbers Ofcom keeps for drama. */
const UK_AREAS = [113, 114, 115, 116, 117, 118, 121, 131, 141, 151, 161, 191];
/** First halves of numbers that Australia keeps for fiction. */
const AU_AREAS = ['2 5550', '2 7010', '3 5550', '3 7010', '7 5550', '7 7010', '8 5550', '8 7010'];

/** Fills the guest book. Guest number `n` lives where venue `n % 3` is; every 40th has no phone. */
export function seedGuests(state: SandboxState, random: Random, count: number): Guest[] {
	const now = state.clock.origin * 1000;
	const tags = allTags(clientTagGroups);
	const tagSets = [[], [], [], ...tags.map((tag) => [tag]), [tags[0], tags[4]]];
	return Array.from({ length: count }, (_, number) => {
		const created = now - between(random, 30, 900) * 86_400e6 - random() * 1e9;
		const updated = created + random() * (now - created) * 0.98;
		return state.placeGuest(
			sampleGuest(state, random, number, pick(random, tagSets)),
			utcText(created),
			utcText(updated),
		);
	});
}

function sampleGuest(
	state: SandboxState,
	random: Random,
	number: number,
	tags: Guest['tags'],
): Parameters<SandboxState['placeGuest']>[0] {
	const home = COUNTRIES[number % 3];
	const firstName = pick(random, FIRST_NAMES);
	const lastName = pick(random, LAST_NAMES);
	const address = `${firstName}.${lastName}.${number}@example.com`.toLowerCase().replace("'", '');
	const tier = pick(random, TIERS);
	const optIn = chance(random, 0.5);
	return {
		deleted: null,
		firstName,
		lastName,
		salutation: chance(random, 0.2) ? 'Ms' : null,
		email: number % 9 === 8 ? null : address,
		phone: number % 40 === 39 ? null : fictionalPhone(home.code, Math.floor(number / 3)),
		phoneLocale: home.code,
		company: pick(random, COMPANIES),
		address: null,
		address2: null,
		city: home.city,
		state: home.state,
		postalCode: home.postalCode,
		country: home.code,
		birthday: chance(random, 0.4)
			? { month: between(random, 1, 12), day: between(random, 1, 28) }
			: null,
		anniversary: null,
		loyaltyId: tier && `L${100000 + number}`,
		loyaltyTier: tier,
		loyaltyRank: tier === null ? null : TIERS.indexOf(tier) - 2,
		marketingOptIn: optIn,
		venueOptIns: optIn ? [state.venues[number % 3].id] : [],
		notes: chance(random, 0.1) ? 'Prefers the corner table.' : null,
		tags,
		isWellKnown: number % 7 === 0,
		externalUserId: null,
	};
}

/** A number nobody owns, spelled the way people type them: with and without the country code. */
function fictionalPhone(country: 'US' | 'GB' | 'AU', number: number): string {
	if (country === 'US') {
		const area = 201 + (Math.floor(number / 100) % 790);
		const line = `555-01${String(number % 100).padStart(2, '0')}`;
		return number % 7 === 3 ? `${area}-${line}` : `+1 ${area}-${line}`;
	}
	if (country === 'GB') {
		const area = UK_AREAS[Math.floor(number / 1000) % UK_AREAS.length];
		return `+44 ${area} 496 0${String(number % 1000).padStart(3, '0')}`;
	}
	const area = AU_AREAS[Math.floor(number / 10000) % AU_AREAS.length];
	return `+61 ${area} ${String(number % 10000).padStart(4, '0')}`;
}
