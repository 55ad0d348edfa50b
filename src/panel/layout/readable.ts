/** A name is never drawn smaller than this, in pixels of the screen. */
export const leastNameSize = 9.5;

/** Letters that a name has to show: of most names that is all of them; and those that still tell most names apart. */
const leastLetters = { all: 15, some: 10 } as const;
/** How wide a semi-bold letter is on average, as a share of its size. */
const letterWidth = 0.58;
/** What of a card's length its name has, in pixels at zoom 1. */
const nameRoom = 168;

/**
 * The zoom from which names can be read: below it, names of the least size show so little of themselves
 * that nobody knows who stands there.
 */
export const readableZoom = (leastLetters.all * letterWidth * leastNameSize) / nameRoom;

/** How far the camera goes back by itself to keep all in sight. */
export const farthestZoom = (leastLetters.some * letterWidth * leastNameSize) / nameRoom;

/** The zoom from which a card has a second line. */
export const roomyZoom = 0.62;
