import { searchGuests } from './searchGuests';
import { searchReservations } from './searchReservations';
import { searchVenues } from './searchVenues';

/** Lists that the editor searches while the user types. */
export const listSearch = { searchGuests, searchReservations, searchVenues };
