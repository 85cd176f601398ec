/** Names of the files in `TURNPIKE_DATA_DIR` that more than one program opens. */
export const DATABASE_FILE = 'turnpike.db';
