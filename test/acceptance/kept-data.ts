/** The variable that names a folder in which the data of every world of a run are to be left. */
export const KEPT_DATA = 'TURNPIKE_ACCEPTANCE_DATA';
